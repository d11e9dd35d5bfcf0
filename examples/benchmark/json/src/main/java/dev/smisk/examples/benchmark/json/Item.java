package dev.smisk.examples.benchmark.json;

import dev.smisk.Json;

/** What was ordered. */
@Json
public record Item(String name, int amount, double price) {}
