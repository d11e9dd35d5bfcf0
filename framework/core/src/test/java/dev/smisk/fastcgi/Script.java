package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A responder for tests: what it does stands beside the path that asks for it; every other path is
 * answered by its own name and its body.
 */
final class Script implements Responder {
  /** What a job does. */
  interface Action {
    void run(Params params, Stdin stdin, Stdout stdout) throws Exception;
  }

  private final Map<String, Action> actions = new ConcurrentHashMap<>();
  private final Map<String, Pace> paces = new ConcurrentHashMap<>();
  private final Map<String, Intake> intakes = new ConcurrentHashMap<>();
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();

  /** Every variable of every admitted request, in order. */
  final List<String> admitted = Collections.synchronizedList(new ArrayList<>());

  /** The path of every request whose job was told that it does not run. */
  final List<String> abandoned = Collections.synchronizedList(new ArrayList<>());

  private volatile Action refusal;

  /** In place of telling the reason and the path. */
  Script onRefusal(Action action) {
    refusal = action;
    return this;
  }

  Script on(String uri, Action action) {
    actions.put(uri, action);
    return this;
  }

  Script on(String uri, Intake intake, Action action) {
    intakes.put(uri, intake);
    return on(uri, action);
  }

  /** That very job, and only once. */
  Script job(String uri, Job job) {
    jobs.put(uri, job);
    return this;
  }

  Pace pace(String uri) {
    return paces.computeIfAbsent(uri, Pace::new);
  }

  Script pace(String uri, Pace pace) {
    paces.put(uri, pace);
    return this;
  }

  /** Answers the path and the body. */
  Action echo() {
    return (params, in, out) -> answer(out, params.get("REQUEST_URI") + text(in.bytes()));
  }

  @Override
  public Job admit(Params params) {
    StringBuilder variables = new StringBuilder();
    params.forEach((name, value) -> variables.append(name).append('=').append(value).append(' '));
    admitted.add(variables.toString().strip());
    String uri = Objects.requireNonNullElse(params.get("REQUEST_URI"), "");
    Job given = jobs.remove(uri);
    if (given != null) {
      return given;
    }
    return job(
        pace(uri),
        intakes.getOrDefault(uri, Intake.NONE),
        params,
        actions.getOrDefault(uri, echo()));
  }

  @Override
  public Job refuse(Refusal reason, Params params) {
    return job(
        Pace.inline("refused"),
        Intake.NONE,
        params,
        refusal != null
            ? refusal
            : (p, in, out) -> answer(out, reason + " " + p.get("REQUEST_URI")));
  }

  private Job job(Pace pace, Intake intake, Params params, Action action) {
    return new Job() {
      @Override
      public Pace pace() {
        return pace;
      }

      @Override
      public Intake intake() {
        return intake;
      }

      @Override
      public void run(Stdin stdin, Stdout stdout) throws IOException {
        try {
          action.run(params, stdin, stdout);
        } catch (IOException | RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void abandoned() {
        abandoned.add(params.get("REQUEST_URI"));
      }
    };
  }

  static void answer(Stdout stdout, String text) throws IOException {
    write(stdout, text);
    stdout.end();
  }

  static void write(Stdout stdout, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    stdout.write(bytes, 0, bytes.length);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
