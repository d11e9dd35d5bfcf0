package dev.smisk.processor;

import java.util.List;

/** How a route's parameters read the body. */
enum BodyNeeds {
  NONE(""),
  JSON("application/json"),
  FORM("application/x-www-form-urlencoded"),
  ANY(""),
  /** Any, while it comes. */
  STREAM("");

  private final String type;

  BodyNeeds(String type) {
    this.type = type;
  }

  /** The media types that can be read so; none: any. */
  List<String> types() {
    return type.isEmpty() ? List.of() : List.of(type);
  }

  boolean takesBody() {
    return this != NONE;
  }
}
