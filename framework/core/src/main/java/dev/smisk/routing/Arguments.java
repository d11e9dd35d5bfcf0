package dev.smisk.routing;

import dev.smisk.http.HttpException;
import dev.smisk.http.Problem;
import dev.smisk.http.Problem.Invalid;
import dev.smisk.http.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Binds one request's parameters and collects what is wrong with them, so that the client learns of
 * all mistakes at once. Used by compiled routes: each parameter is taken from {@link #path}, {@link
 * #query}, {@link #header} or {@link #body}, then {@link #check} throws if any was wrong. Belongs
 * to the handler's thread.
 *
 * <table>
 * <caption>What a parameter is given</caption>
 * <tr><th>the query has</th><th>{@code int}, {@code UUID}, …</th><th>{@code String}</th>
 *     <th>{@code Optional<Integer>}</th><th>{@code List<Integer>}</th></tr>
 * <tr><td>no such name</td><td>400, or the default</td><td>400, or the default</td>
 *     <td>empty, or the default</td><td>empty, or the default alone</td></tr>
 * <tr><td>{@code ?a=5}</td><td>5</td><td>{@code "5"}</td><td>5</td><td>5</td></tr>
 * <tr><td>{@code ?a=} or {@code ?a}</td><td>400</td><td>{@code ""}</td><td>400</td><td>400</td></tr>
 * <tr><td>{@code ?a=x}</td><td>400</td><td>{@code "x"}</td><td>400</td><td>400</td></tr>
 * <tr><td>{@code ?a=5&a=6}</td><td>400</td><td>400</td><td>400</td><td>5, 6</td></tr>
 * </table>
 *
 * <p>An empty value is a value and never stands for the default. Where one value is expected,
 * several are refused: a cache or firewall before us may have judged the request by another of
 * them.
 */
public final class Arguments {
  private final Request request;

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
    return new Argument(this, Argument.Source.PATH, name, List.of(request.pathVariable(index)));
  }

  /**
   * A query parameter, by its case-sensitive name.
   *
   * @throws HttpException 400 if the query string has a malformed escape
   */
  public Argument query(String name) {
    return new Argument(this, Argument.Source.QUERY, name, request.queryAll(name));
  }

  /** A request header, in any case; one that the request repeats has its values joined. */
  public Argument header(String name) {
    String value = request.header(name);
    return new Argument(
        this, Argument.Source.HEADER, name, value == null ? List.of() : List.of(value));
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

  /** One error is told in full, so that who reads the detail alone knows what to do. */
  static String summary(List<Invalid> all) {
    if (all.size() > 1) {
      return all.size() + " values of the request are wrong: see errors";
    }
    Invalid only = all.get(0);
    return Argument.Source.labelled(only.in()).sentence(only.name(), only.detail());
  }

  void add(Argument.Source source, String name, String detail) {
    errors().add(new Invalid(name, source.label(), detail));
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
