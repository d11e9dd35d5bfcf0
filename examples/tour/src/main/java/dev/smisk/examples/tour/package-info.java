/**
 * Every kind of route once: some seventy of them, called one by one by {@code TourTest}. And the
 * code that the documents show, which {@code DocumentsTest} holds them against.
 */
package dev.smisk.examples.tour;
