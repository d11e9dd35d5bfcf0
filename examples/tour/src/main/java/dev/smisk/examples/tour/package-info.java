/** Every kind of route once: some seventy of them, called one by one by {@code TourTest}. */
package dev.smisk.examples.tour;
