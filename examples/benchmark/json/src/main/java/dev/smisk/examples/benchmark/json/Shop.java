package dev.smisk.examples.benchmark.json;

import dev.smisk.Json;
import java.util.List;

/** A nested list. */
@Json
public record Shop(List<Order> orders) {}
