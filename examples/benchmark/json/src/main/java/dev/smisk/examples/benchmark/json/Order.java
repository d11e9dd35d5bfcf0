package dev.smisk.examples.benchmark.json;

import dev.smisk.Json;
import java.util.List;

/** A record with records in it. */
@Json
public record Order(long id, List<Item> items) {}
