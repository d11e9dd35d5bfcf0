/** What compiled JSON costs: {@code java -jar target/json.jar -prof gc}. */
@NullMarked
package dev.smisk.examples.benchmark.json;

import org.jspecify.annotations.NullMarked;
