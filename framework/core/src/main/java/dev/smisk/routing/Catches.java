package dev.smisk.routing;

import dev.smisk.http.HttpException;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers what the handlers of one class throw: its own {@code @Catch} methods and those of the
 * app, the most specific type first, of one type the own first. Immutable.
 */
final class Catches {
  /** One {@code @Catch} method's type. */
  record Entry(Class<? extends Throwable> type, Handler handler, int index, String owner) {}

  private final List<Entry> entries;

  private Catches(List<Entry> entries) {
    this.entries = entries;
  }

  /** Those of one handler class before those of the app. */
  static Catches of(List<Entry> own, List<Entry> ofApp) {
    List<Entry> entries = new ArrayList<>(own);
    entries.addAll(ofApp);
    // A subclass has more ancestors than any of them has: sorted so, it comes before all.
    entries.sort((a, b) -> Integer.compare(depth(b.type), depth(a.type)));
    return new Catches(List.copyOf(entries));
  }

  private static int depth(Class<?> type) {
    int depth = 0;
    for (Class<?> t = type; t != null; t = t.getSuperclass()) {
      depth++;
    }
    return depth;
  }

  /** Which types two classes of the app both catch, for the message that keeps it from starting. */
  static List<String> conflicts(List<Entry> ofApp) {
    List<String> conflicts = new ArrayList<>();
    for (int i = 0; i < ofApp.size(); i++) {
      for (Entry other : ofApp.subList(0, i)) {
        if (other.type == ofApp.get(i).type) {
          conflicts.add(
              other.type.getName()
                  + " is caught by "
                  + other.owner
                  + " and by "
                  + ofApp.get(i).owner
                  + ": remove one @Catch");
        }
      }
    }
    return conflicts;
  }

  /**
   * The answer, or null where nobody catches it.
   *
   * @throws Exception what the {@code @Catch} method threw
   */
  @Nullable Response<?> answer(Throwable thrown, Request request) throws Exception {
    for (Entry entry : entries) {
      boolean isMeant =
          !(thrown instanceof HttpException) || HttpException.class.isAssignableFrom(entry.type);
      if (isMeant && entry.type.isInstance(thrown)) {
        try {
          return entry.handler.handleThrown(entry.index, thrown, request);
        } catch (Throwable again) {
          if (again != thrown) {
            again.addSuppressed(thrown);
          }
          throw again;
        }
      }
    }
    return null;
  }
}
