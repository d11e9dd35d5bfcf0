/**
 * From a request to a handler and back: the route table, parameter binding and JSON.
 *
 * <p>At start-up the tables of all {@link dev.smisk.routing.Routes} are linked into one trie. A
 * request's raw path is matched against it before its body is read; then generated code binds
 * {@link dev.smisk.routing.Arguments}, calls the handler and encodes its result. Jackson is
 * imported by {@link dev.smisk.routing.Json} alone. This package imports {@code dev.smisk.http} and
 * nothing else of the framework.
 */
@NullMarked
package dev.smisk.routing;

import org.jspecify.annotations.NullMarked;
