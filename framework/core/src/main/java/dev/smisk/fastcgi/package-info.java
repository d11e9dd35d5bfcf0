/** FastCGI 1.0: records, connections and threads, and nothing of HTTP. */
@NullMarked
package dev.smisk.fastcgi;

import org.jspecify.annotations.NullMarked;
