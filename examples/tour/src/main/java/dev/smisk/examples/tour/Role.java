package dev.smisk.examples.tour;

/** Who may call a route, or all of a class. */
@interface Role {
  String value();
}
