package dev.smisk.examples.books;

/** A book on the shelf. */
public record Book(long id, String title, String author, int year) {}
