package dev.smisk.http;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of a compiled route table: what is known of a route before any request comes.
 *
 * <p>Among that are the annotations of the handler method and its class, {@code @RolesAllowed} or
 * an app's own, for filters and guards to ask for. Compiled routes hold them as constants, so that
 * nothing is reflected upon:
 *
 * <ul>
 *   <li>those that class files keep: their retention is {@code RUNTIME} or {@code CLASS}, not
 *       {@code SOURCE}
 *   <li>with all of their elements, defaults too; arrays are copied at each call
 *   <li>those of the method first, in the order of the source, then those of the class, its
 *       inherited ones too ({@link java.lang.annotation.Inherited}), unless the method has some of
 *       that type
 *   <li>repeated ones one by one, without the container that the compiler wraps around them
 *   <li>not those that stand at annotations
 *   <li>not the JDK's, Smisk's, Jackson's and Jakarta Validation's, nor those by which tools check
 *       code, such as JSpecify's
 * </ul>
 *
 * <p>One that the compiled routes cannot name, as it is private, is a compile error. Compilers do
 * not show one whose type another annotation processor writes in the same compilation. The classes
 * of all must be there when the app runs.
 *
 * @param method the request method
 * @param template the path pattern with the class's prefix, such as <code>/books/{id}</code>
 * @param bodyMode what the handler wants of the body
 * @param consumes media types that the body may have, lower case, such as {@code application/json};
 *     empty: any. {@code application/json} stands for every {@code +json} type too
 * @param produces media types of the answer, lower case, the preferred one first; empty: {@code
 *     Accept} is not looked at
 * @param blocking whether the handler starts on a worker from the first request on
 * @param session whether the handler takes a session: it may change it, and is protected against
 *     requests that other sites start
 * @param filters the {@link Filter}s and {@link Guard}s of class and method, the outermost first;
 *     the app's own are not among them
 * @param limits of the body where they are not the app's
 * @param handlerClass the handler class's binary name, such as {@code com.acme.books.Books}
 * @param handler the method and its parameter types, such as {@code find(long)}
 * @param source file and line of the method, such as {@code Books.java:17}; the file alone where
 *     the compiler gave no line
 */
public record Endpoint(
    Method method,
    String template,
    BodyMode bodyMode,
    List<String> consumes,
    List<String> produces,
    boolean blocking,
    boolean session,
    List<Class<?>> filters,
    List<Annotation> annotations,
    BodyLimits limits,
    String handlerClass,
    String handler,
    String source) {

  /** All of the parameters are needed; none may be null. */
  public Endpoint {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(bodyMode, "bodyMode");
    consumes = List.copyOf(consumes);
    produces = List.copyOf(produces);
    filters = List.copyOf(filters);
    annotations = List.copyOf(annotations);
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(handlerClass, "handlerClass");
    Objects.requireNonNull(handler, "handler");
    Objects.requireNonNull(source, "source");
  }

  /** A route without a body; the other parts are added by the methods below. */
  public static Endpoint of(Method method, String template) {
    return new Endpoint(
        method,
        template,
        BodyMode.NONE,
        List.of(),
        List.of(),
        false,
        false,
        List.of(),
        List.of(),
        BodyLimits.NONE,
        "",
        "",
        "");
  }

  /** The same with a body that is collected before the handler starts. */
  public Endpoint buffered(String... mediaTypes) {
    return with(BodyMode.BUFFERED, mediaTypes);
  }

  /** The same with a body that the handler reads while it comes. */
  public Endpoint streamed(String... mediaTypes) {
    return with(BodyMode.STREAMED, mediaTypes);
  }

  private Endpoint with(BodyMode mode, String... mediaTypes) {
    return new Endpoint(
        method,
        template,
        mode,
        List.of(mediaTypes),
        produces,
        blocking,
        session,
        filters,
        annotations,
        limits,
        handlerClass,
        handler,
        source);
  }

  /** The same with these media types of the answer. */
  public Endpoint producing(String... mediaTypes) {
    return new Endpoint(
        method,
        template,
        bodyMode,
        consumes,
        List.of(mediaTypes),
        blocking,
        session,
        filters,
        annotations,
        limits,
        handlerClass,
        handler,
        source);
  }

  /** The same, started on a worker from the first request on. */
  public Endpoint onWorker() {
    return with(true, session);
  }

  /** The same with a handler that takes a session. */
  public Endpoint withSession() {
    return with(blocking, true);
  }

  private Endpoint with(boolean onWorker, boolean takesSession) {
    return new Endpoint(
        method,
        template,
        bodyMode,
        consumes,
        produces,
        onWorker,
        takesSession,
        filters,
        annotations,
        limits,
        handlerClass,
        handler,
        source);
  }

  /** The same behind these {@link Filter}s and {@link Guard}s, the outermost first. */
  public Endpoint filteredBy(Class<?>... types) {
    return with(List.of(types), annotations);
  }

  /** The same with these annotations, those of the method first. */
  public Endpoint annotated(Annotation... marks) {
    return with(filters, List.of(marks));
  }

  private Endpoint with(List<Class<?>> types, List<Annotation> marks) {
    return new Endpoint(
        method,
        template,
        bodyMode,
        consumes,
        produces,
        blocking,
        session,
        types,
        marks,
        limits,
        handlerClass,
        handler,
        source);
  }

  /**
   * The same with limits of the body that are not the app's, −1 for those that are.
   *
   * @param bodyBytes of the body
   * @param parts of a form
   * @param fieldBytes of one field of a form
   */
  public Endpoint limited(long bodyBytes, int parts, long fieldBytes) {
    return new Endpoint(
        method,
        template,
        bodyMode,
        consumes,
        produces,
        blocking,
        session,
        filters,
        annotations,
        new BodyLimits(bodyBytes, parts, fieldBytes),
        handlerClass,
        handler,
        source);
  }

  /** The same with the place of its handler. */
  public Endpoint handledBy(String className, String signature, String position) {
    return new Endpoint(
        method,
        template,
        bodyMode,
        consumes,
        produces,
        blocking,
        session,
        filters,
        annotations,
        limits,
        className,
        signature,
        position);
  }

  /** The annotation of that type, the first of repeated ones; null where there is none. */
  public <A extends Annotation> @Nullable A annotation(Class<A> type) {
    for (int i = 0; i < annotations.size(); i++) { // an iterator would be garbage of each request
      if (annotations.get(i).annotationType() == type) {
        return type.cast(annotations.get(i));
      }
    }
    return null;
  }

  /** All annotations of that type, in order, for those that may be repeated; may be empty. */
  public <A extends Annotation> List<A> annotations(Class<A> type) {
    List<A> all = new ArrayList<>();
    for (Annotation each : annotations) {
      if (each.annotationType() == type) {
        all.add(type.cast(each));
      }
    }
    return all;
  }

  /** {@code "GET /books/{id}"}, as a log or metric names the route. */
  public String name() {
    return method + " " + template;
  }

  /** {@code "com.acme.books.Books.find(long) (Books.java:17)"}, as an error names the handler. */
  public String place() {
    return handlerClass + "." + handler + " (" + source + ")";
  }
}
