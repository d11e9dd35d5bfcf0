package dev.smisk.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code Range} (RFC 9110 section 14.1.2). */
final class ByteRanges {
  /** A part's head has about as many bytes: a gap that is smaller is cheaper sent than left out. */
  static final int MAX_GAP = 80;

  private static final String UNIT = "bytes=";

  /** More digits than any file's length has. */
  private static final int MAX_DIGITS = 18;

  /** Too many were asked for, or none can be had. */
  static final class Unsatisfiable extends Exception {
    private static final long serialVersionUID = 1;

    Unsatisfiable(String message) {
      super(message, null, false, false);
    }
  }

  /** From a byte on; one that is not empty. */
  record Range(long from, long count) {
    long end() {
      return from + count;
    }
  }

  private ByteRanges() {}

  /**
   * The ranges in order, apart from one another.
   *
   * @param length of the file
   * @param max ranges that may be asked for
   * @return null where the header is to be ignored
   */
  static @Nullable List<Range> parse(String header, long length, int max) throws Unsatisfiable {
    if (!header.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
      return null;
    }
    List<Range> ranges = new ArrayList<>();
    int asked = 0;
    for (String element : header.substring(UNIT.length()).split(",", -1)) {
      String spec = element.strip();
      if (spec.isEmpty()) {
        continue; // RFC 9110 section 5.6.1.2
      }
      if (!isWellFormed(spec)) {
        return null;
      }
      if (++asked > max) {
        throw new Unsatisfiable("more than " + max + " ranges are asked for");
      }
      Range range = range(spec, length);
      if (range != null) {
        ranges.add(range);
      }
    }
    if (asked == 0) {
      return null;
    }
    if (ranges.isEmpty()) {
      throw new Unsatisfiable("the file has " + length + " bytes, and none in that range");
    }
    return ranges.size() == 1 ? ranges : joined(ranges);
  }

  /** {@code 0-9}, {@code 10-} or {@code -5}; a last byte before the first is malformed. */
  private static boolean isWellFormed(String spec) {
    int dash = spec.indexOf('-');
    if (dash < 0 || spec.length() == 1) {
      return false;
    }
    String first = spec.substring(0, dash);
    String last = spec.substring(dash + 1);
    return isNumber(first)
        && isNumber(last)
        && (first.isEmpty() || last.isEmpty() || number(first) <= number(last));
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** What has too many digits is past every file's end. */
  private static long number(String digits) {
    String bare = digits.replaceFirst("^0+(?=.)", "");
    return bare.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(bare);
  }

  /** Null where the file has none of it. */
  private static @Nullable Range range(String spec, long length) {
    int dash = spec.indexOf('-');
    String first = spec.substring(0, dash);
    String last = spec.substring(dash + 1);
    if (first.isEmpty()) {
      long count = Math.min(number(last), length);
      return count == 0 ? null : new Range(length - count, count);
    }
    long from = number(first);
    if (from >= length) {
      return null;
    }
    long to = last.isEmpty() ? length - 1 : Math.min(number(last), length - 1);
    return new Range(from, to - from + 1);
  }

  private static List<Range> joined(List<Range> ranges) {
    ranges.sort(Comparator.comparingLong(Range::from));
    List<Range> apart = new ArrayList<>();
    Range last = ranges.get(0);
    for (Range next : ranges) {
      if (next.from() - last.end() <= MAX_GAP) {
        last = new Range(last.from(), Math.max(last.end(), next.end()) - last.from());
      } else {
        apart.add(last);
        last = next;
      }
    }
    apart.add(last);
    return apart;
  }
}
