package dev.smisk.examples.uploads;

import java.time.Instant;

/**
 * A file that somebody uploaded.
 *
 * @param size in bytes
 */
public record StoredFile(String name, long size, Instant modified) {}
