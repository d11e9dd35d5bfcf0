package dev.smisk.examples.tour;

/** A book that has its place. */
record Book(long id, String title, String author) {}
