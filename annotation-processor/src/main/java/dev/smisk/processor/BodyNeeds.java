package dev.smisk.processor;

import java.util.List;

/** How a route's parameters read the body. */
enum BodyNeeds {
  NONE(""),
  JSON("application/json"),
  /** All fields of a form, in memory. */
  FORM("application/x-www-form-urlencoded multipart/form-data"),
  /** All fields and files of a form, read before the handler starts. */
  UPLOADS("multipart/form-data"),
  /** The parts of a form, while they come. */
  MULTIPART("multipart/form-data"),
  ANY(""),
  /** Any, while it comes. */
  STREAM("");

  /** Bytes of what is collected in an array at most. */
  static final long MAX_COLLECTED = Integer.MAX_VALUE - 8;

  /** With spaces between them. */
  private final String types;

  BodyNeeds(String types) {
    this.types = types;
  }

  /** The media types that can be read so; none: any. */
  List<String> types() {
    return types.isEmpty() ? List.of() : List.of(types.split(" "));
  }

  boolean takesBody() {
    return this != NONE;
  }

  /** Whether it is read while it comes. */
  boolean isStreamed() {
    return this == STREAM || this == UPLOADS || this == MULTIPART;
  }

  /** Whether it has fields. */
  boolean isForm() {
    return this == FORM || this == UPLOADS || this == MULTIPART;
  }

  /** Bytes of a body that can be read so. */
  long maxBytes() {
    return isStreamed() ? Long.MAX_VALUE : MAX_COLLECTED;
  }

  /** Whether a route that reads so can say that it consumes that type. */
  boolean reads(String type) {
    return switch (this) {
      case JSON -> type.equals("application/json") || type.endsWith("+json");
      case FORM, UPLOADS -> types().contains(type);
      case MULTIPART -> type.startsWith("multipart/");
      case NONE, ANY, STREAM -> true;
    };
  }
}
