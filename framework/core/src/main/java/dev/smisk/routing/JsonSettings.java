package dev.smisk.routing;

/**
 * What can be chosen about JSON. What cannot: dates and times are ISO 8601 text; properties come in
 * the order of a record's components; comments, trailing commas, a second value after the first,
 * duplicate keys, {@code null} or nothing for a primitive, text for a number, a number for text or
 * for an enum or a time, a fraction for an integer, a number that is too large for its type, and
 * half surrogate pairs are refused. A bean's property that is absent is not set; a primitive one is
 * refused then, unless a public getter or field tells that the bean gave it a value of its own,
 * other than 0 and false, or {@code @JsonProperty(isRequired = OptBoolean.FALSE)} stands there, or
 * a builder makes the bean. Only a {@link java.time.Year} is a number.
 *
 * @param unknownPropertiesIgnored false (the default): a property that the type lacks is refused,
 *     since a mistyped optional one would otherwise be dropped in silence; the error names those
 *     that there are. True: it is skipped, for clients that are ahead of the app
 * @param maxDepth nested objects and arrays at most; default 100
 * @param maxStringChars UTF-16 units of one text at most; default 1,048,576, as many as the default
 *     body limit lets through
 * @param maxNumberChars characters of one number at most; default 100, since the time to read one
 *     grows with its square
 */
public record JsonSettings(
    boolean unknownPropertiesIgnored, int maxDepth, int maxStringChars, int maxNumberChars) {
  /** The defaults. */
  public static final JsonSettings DEFAULT = new JsonSettings(false, 100, 1 << 20, 100);

  /** Limits must be positive. */
  public JsonSettings {
    if (maxDepth < 1 || maxStringChars < 1 || maxNumberChars < 1) {
      throw new IllegalArgumentException("the limits of JSON must be positive");
    }
  }

  /** The same with unknown properties skipped or refused. */
  public JsonSettings withUnknownPropertiesIgnored(boolean ignored) {
    return new JsonSettings(ignored, maxDepth, maxStringChars, maxNumberChars);
  }

  /** The same with other limits. */
  public JsonSettings withLimits(int depth, int stringChars, int numberChars) {
    return new JsonSettings(unknownPropertiesIgnored, depth, stringChars, numberChars);
  }
}
