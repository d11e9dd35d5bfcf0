package dev.smisk.examples.cluster;

import dev.smisk.Route;
import dev.smisk.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Notes numbers in the client's session. */
@Route("/tally")
public final class Tally {
  private static final String NOTED = "noted";

  /** What a session holds, in order. */
  public record Noted(List<Integer> numbers) {
    static final Noted NOTHING = new Noted(List.of());

    Noted with(int number) {
      List<Integer> more = new ArrayList<>(numbers);
      more.add(number);
      return new Noted(more);
    }
  }

  /** What a client has noted, in order, and the process that says so. */
  public record Page(int count, List<Integer> numbers, long instance) {
    Page(Noted noted) {
      this(noted.numbers().size(), noted.numbers(), ProcessHandle.current().pid());
    }
  }

  /** A number to be noted. */
  public record Next(int number) {}

  /** Needs no session, and so no Redis. */
  @Route("GET /instance")
  long instance() {
    return ProcessHandle.current().pid();
  }

  @Route("GET")
  Page read(Session session) {
    return new Page(noted(session));
  }

  @Route("POST")
  Page note(Next next, Session session) {
    Noted noted = noted(session).with(next.number());
    session.set(NOTED, noted);
    return new Page(noted);
  }

  private static Noted noted(Session session) {
    return session.get(NOTED, Noted.class, Noted.NOTHING);
  }
}
