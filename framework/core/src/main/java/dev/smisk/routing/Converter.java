package dev.smisk.routing;

/** Makes a value of the text of a path variable, query parameter or header. */
@FunctionalInterface
public interface Converter<T> {
  /**
   * Converts; never called with null.
   *
   * @throws Exception of whatever kind if the text is malformed: the answer is then a 400 that
   *     names the parameter
   */
  T convert(String text) throws Exception;
}
