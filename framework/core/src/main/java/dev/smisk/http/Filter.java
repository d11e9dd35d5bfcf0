package dev.smisk.http;

/**
 * Stands around handlers: looks at requests before them and at answers behind them. Called by many
 * threads at once, on the handler's thread, when a collected body is there; it may block where the
 * handler may. What is to be decided before the body is read is for a {@link Guard}.
 *
 * <p>Filters run in this order: those of the app, those of a path or an annotation, of the handler
 * class, of the method; of each in the order in which they were given. {@link Request#route} tells
 * the template and {@link Request#annotation} what stands at the handler.
 *
 * <p>A filter answers by itself, or with what {@link Chain#proceed} returns, as it is or changed.
 * What it throws is answered as if the handler had thrown it, before an outer filter sees it.
 */
@FunctionalInterface
public interface Filter {
  /**
   * Answers.
   *
   * @param next what is behind this filter
   * @throws Exception what is answered by a {@code @Catch} method, or as a problem
   */
  Response<?> filter(Request request, Chain next) throws Exception;

  /**
   * Whether it runs for answers that no handler gives, too: 404, 405, 406, 413, 415, 501, those to
   * OPTIONS, and a {@link Guard}'s; not for an app's health, nor for what the web server sent
   * wrong. Asked when the app starts. {@link Request#route} is null there where no route was found,
   * and {@link Request#body} is empty. Filters of a class or method only ever run for its routes.
   * Default: false.
   */
  default boolean runsAlways() {
    return false;
  }
}
