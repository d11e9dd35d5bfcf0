package dev.smisk.routing;

import dev.smisk.http.HttpException;
import dev.smisk.http.Parameters;
import dev.smisk.http.Problem;
import dev.smisk.http.Problem.Invalid;
import dev.smisk.http.Request;
import dev.smisk.http.Upload;
import dev.smisk.http.Validation.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Binds one request's parameters and collects what is wrong with them, so that the client learns of
 * all mistakes at once. Used by compiled routes: each parameter is taken from {@link #path}, {@link
 * #query}, {@link #header}, {@link #cookie}, {@link #form} or {@link #body}, then {@link #check}
 * throws if any was wrong. Belongs to the handler's thread. What a parameter is given is told by
 * the table in {@link dev.smisk.routing}.
 *
 * <p>An empty value is a value and never stands for the default. Where one value is expected,
 * several are refused: a cache or firewall before us may have judged the request by another of
 * them. Only of cookies the first is taken: a browser sends one for each path that it knows of, and
 * who uses it can't do anything about that.
 */
public final class Arguments {
  /** Of the mistakes of one request that are told one by one; the others are counted at most. */
  static final int MOST_ERRORS = 20;

  private static final String NO_FILE = "must be a file: send it with a filename";
  private static final String NO_TEXT = "must be text: send it without a filename";

  private final Request request;
  private final Argument argument = new Argument(this);

  /** Null until something is wrong, which is rare. */
  private @Nullable List<Invalid> errors;

  /** For this request. */
  public Arguments(Request request) {
    this.request = request;
  }

  /**
   * A path variable; always there, never empty.
   *
   * @param index its place in the template, from 0
   * @param name its name, for the message
   */
  public Argument path(int index, String name) {
    return argument.of(Source.PATH, name, request.pathVariable(index), 1, null);
  }

  /**
   * A query parameter, by its case-sensitive name.
   *
   * @throws HttpException 400 if the query string has a malformed escape
   */
  public Argument query(String name) {
    Parameters all = request.queryParameters();
    return argument.of(Source.QUERY, name, all.first(name), all.count(name), all);
  }

  /** A request header, in any case; one that the request repeats has its values joined. */
  public Argument header(String name) {
    return argument.of(Source.HEADER, name, request.header(name), 1, null);
  }

  /** A cookie, by its case-sensitive name; the first, unless all are asked for. */
  public Argument cookie(String name) {
    Parameters all = request.cookieParameters();
    return argument.of(Source.COOKIE, name, all.first(name), 1, all);
  }

  /**
   * A field of the form, by its case-sensitive name.
   *
   * @throws HttpException 400 if the form is not UTF-8 or has a malformed escape
   */
  public Argument form(String name) {
    Parameters all = request.formParameters();
    int count = all.count(name);
    if (count == 0 && isFile(name)) {
      add(Source.FORM, name, NO_TEXT);
    }
    return argument.of(Source.FORM, name, all.first(name), count, all);
  }

  /** As the constructor; reads all of a form with files first, and waits for it. */
  public static Arguments receiving(Request request) throws IOException {
    request.receiveForm();
    return new Arguments(request);
  }

  /** The only file of that field, which is required. */
  public Upload upload(String name) {
    List<Upload> all = request.uploads(name);
    if (all.isEmpty()) {
      boolean isText = request.formParameters().first(name) != null;
      add(Source.FORM, name, isText ? NO_FILE : Source.FORM.missing(name));
    }
    return single(name, all);
  }

  /** The only file of that field; empty where the form has none. */
  public Optional<Upload> optionalUpload(String name) {
    return Optional.ofNullable(single(name, uploads(name)));
  }

  /** All files of that field, in order. */
  public List<Upload> uploads(String name) {
    List<Upload> all = request.uploads(name);
    if (all.isEmpty() && request.formParameters().first(name) != null) {
      add(Source.FORM, name, NO_FILE);
    }
    return all;
  }

  private Upload single(String name, List<Upload> all) {
    if (all.size() > 1) {
      add(Source.FORM, name, "is given " + all.size() + " times: give it once");
    }
    return all.isEmpty() ? Argument.nothing() : all.get(0);
  }

  /** The body. What is wrong with it joins the other errors; the value is then null. */
  public <T> T body(JsonReader<T> reader) {
    try {
      return reader.read(request.body());
    } catch (HttpException refused) {
      if (refused.problem().errors().isEmpty()) {
        throw refused;
      }
      errors().addAll(refused.problem().errors());
      return Argument.nothing();
    }
  }

  /** The body; empty where the request has none. */
  public <T> Optional<T> bodyIfPresent(JsonReader<T> reader) {
    return request.body().length == 0 ? Optional.empty() : Optional.ofNullable(body(reader));
  }

  /**
   * A record of parameters that are bound: not made where one of them is wrong. What its
   * constructor refuses joins the other errors; the value is then null.
   *
   * @param in {@code query} or {@code form}
   * @param names the parameters, as a list for the message: {@code "from, to"}
   * @param constructor the message of an {@link IllegalArgumentException} is shown to the client
   */
  public <T> T group(String in, String names, Supplier<T> constructor) {
    if (full() || isTold(in, names)) {
      return Argument.nothing();
    }
    try {
      return constructor.get();
    } catch (IllegalArgumentException refused) {
      String message = refused.getMessage();
      add(
          Source.labelled(in),
          names,
          "is refused" + (message == null ? "" : ": " + Quoted.line(message, 300)));
      return Argument.nothing();
    }
  }

  /** Whether something is wrong already with one of these: of a body, with any value of it. */
  private boolean isTold(String in, String names) {
    List<Invalid> all = errors;
    if (all != null) {
      for (Invalid each : all) {
        if (each.in().equals(in)
            && (Source.labelled(in) == Source.BODY
                || each.name().equals(names)
                || List.of(names.split(", ")).contains(each.name()))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Converts a default when the app starts.
   *
   * @param text of the {@code @Default}
   * @throws IllegalStateException if it does not convert
   */
  public static <T> T constant(String text, Converter<T> converter) {
    Exception cause = null;
    try {
      T value = converter.convert(text);
      if (value != null) {
        return value;
      }
    } catch (Exception malformed) {
      cause = malformed;
    }
    throw new IllegalStateException(
        "the default " + Quoted.text(text) + " does not convert: change its @Default", cause);
  }

  /**
   * To be called before the handler.
   *
   * @throws HttpException 400 with all errors of this request, if there is any
   */
  public void check() {
    List<Invalid> all = errors;
    if (all != null) {
      throw new HttpException(Problem.of(400, summary(all)).withErrors(all), null);
    }
  }

  /**
   * To be called before the handler, in place of {@link #check}, with what a {@link
   * dev.smisk.http.Validation} found. Values that could not be bound were told already: what it
   * finds of what stands for them is left out.
   *
   * @param places for each value that was checked three texts: its name in the checked record, of a
   *     group's component {@code group.component}; where it was taken from; its name there
   * @throws HttpException 400 with all of them and all other errors, if there is any
   */
  public void constrained(List<Violation> violations, String... places) {
    if (!violations.isEmpty()) {
      List<Invalid> more = new ArrayList<>(new Violations(places).errors(violations));
      more.removeIf(each -> isTold(each.in(), each.name()));
      errors().addAll(more);
    }
    check();
  }

  /** One error is told in full, so that who reads the detail alone knows what to do. */
  static String summary(List<Invalid> all) {
    if (all.size() > 1) {
      return all.size() < MOST_ERRORS
          ? all.size() + " values of the request are wrong: see errors"
          : "at least " + MOST_ERRORS + " values of the request are wrong: see errors";
    }
    Invalid only = all.get(0);
    return Source.labelled(only.in()).sentence(only.name(), only.detail());
  }

  /** Unless it is there as what it must not be, which was told. */
  void addMissing(Source source, String name) {
    if (source != Source.FORM || !isFile(name)) {
      add(source, name, source.missing(name));
    }
  }

  private boolean isFile(String name) {
    return !request.uploads(name).isEmpty();
  }

  void add(Source source, String name, String detail) {
    if (!full()) {
      errors().add(new Invalid(name, source.label(), detail));
    }
  }

  /** Whether enough is wrong, so that nobody needs to look for more. */
  boolean full() {
    return errors != null && errors.size() >= MOST_ERRORS;
  }

  private List<Invalid> errors() {
    List<Invalid> all = errors;
    if (all == null) {
      all = new ArrayList<>(2);
      errors = all;
    }
    return all;
  }
}
