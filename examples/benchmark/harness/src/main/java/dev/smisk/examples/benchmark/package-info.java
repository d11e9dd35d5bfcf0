/**
 * The benchmark's harness: starts contestants behind nginx, loads them with wrk, and reads what
 * they cost from {@code /proc}.
 *
 * <p>It knows the contestants as commands and answers only, so that each is measured in the same
 * way; it depends on the JDK alone and on nothing of the framework. One thread does everything, one
 * thing after the other; only the tables that need two loads at once start two processes. Linux
 * only.
 */
@NullMarked
package dev.smisk.examples.benchmark;

import org.jspecify.annotations.NullMarked;
