-- Prints wrk's figures in one line that Wrk.java reads; durations in microseconds.
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("report requests=%d micros=%d errors=%d p50=%d p99=%d\n",
    summary.requests, summary.duration, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50), latency:percentile(99)))
end
