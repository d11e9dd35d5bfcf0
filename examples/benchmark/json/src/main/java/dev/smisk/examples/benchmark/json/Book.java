package dev.smisk.examples.benchmark.json;

import dev.smisk.Json;

/** A small record. */
@Json
public record Book(long id, String title, String author, int year, boolean lent) {}
