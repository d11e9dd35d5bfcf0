package dev.smisk.processor;

import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Reports compile errors and counts them, so that a class with errors can be abandoned. */
final class Problems {
  private final Messager messager;
  private int count;

  Problems(Messager messager) {
    this.messager = messager;
  }

  /** How many errors were reported so far. */
  int count() {
    return count;
  }

  /** An error at a place in the source. */
  void report(Place place, String message) {
    count++;
    messager.printMessage(
        Diagnostic.Kind.ERROR, message, place.element(), place.annotation(), place.value());
  }

  /** A warning at a place in the source: it compiles, but may not be what was meant. */
  void warn(Place place, String message) {
    messager.printMessage(
        Diagnostic.Kind.WARNING, message, place.element(), place.annotation(), place.value());
  }

  /** A note about a place in the source: what is left out, and why. */
  void note(Place place, String message) {
    messager.printMessage(
        Diagnostic.Kind.NOTE, message, place.element(), place.annotation(), place.value());
  }

  /** An error that has no place in a source. */
  void report(String message) {
    count++;
    messager.printMessage(Diagnostic.Kind.ERROR, message);
  }
}
