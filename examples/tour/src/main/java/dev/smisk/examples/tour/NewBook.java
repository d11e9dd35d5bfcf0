package dev.smisk.examples.tour;

/** A book that is to come. */
record NewBook(String title, String author) {}
