package dev.smisk.processor;

/**
 * What one route takes of a body where it is not what the app says; −1 where it is.
 *
 * @param body bytes of the body
 * @param parts of a form
 * @param field bytes of one field of a form
 */
record RouteLimits(long body, int parts, long field) {
  static final RouteLimits NONE = new RouteLimits(-1, -1, -1);

  /** These, and the others' where these say nothing. */
  RouteLimits or(RouteLimits others) {
    return new RouteLimits(
        body < 0 ? others.body : body,
        parts < 0 ? others.parts : parts,
        field < 0 ? others.field : field);
  }

  /** Those of them that are about what such a route reads. */
  RouteLimits within(BodyNeeds needs) {
    return new RouteLimits(
        needs.takesBody() && body <= needs.maxBytes() ? body : -1,
        needs.isForm() ? parts : -1,
        needs.isForm() ? field : -1);
  }

  boolean areNone() {
    return equals(NONE);
  }
}
