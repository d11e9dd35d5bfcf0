package dev.smisk.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An {@code Accept} header: which media types a client likes how much (RFC 9110 section 12.5.1).
 * The most exact range that a type matches counts. What is malformed in it is left out, and where
 * nothing is left, as where there is no header, anything is liked: an odd header breaks no API. A
 * lone {@code *}, which some clients send, is taken for {@code *}{@code /*}. Immutable.
 */
public final class Accept {
  /** What is liked best. */
  public static final int MOST = 1_000;

  private static final Accept ANYTHING = new Accept(List.of());

  private record Range(String text, int quality) {
    /** 0 for no match, else the more the more exact. */
    int match(String mediaType) {
      if (text.equals(mediaType)) {
        return 3;
      }
      if (text.equals("*/*")) {
        return 1;
      }
      return text.endsWith("/*") && mediaType.startsWith(text.substring(0, text.length() - 1))
          ? 2
          : 0;
    }
  }

  private final List<Range> ranges;

  private Accept(List<Range> ranges) {
    this.ranges = ranges;
  }

  /** Parses; null is no header. */
  public static Accept of(@Nullable String header) {
    if (header == null || header.isEmpty() || header.equals("*/*")) {
      return ANYTHING;
    }
    List<Range> ranges = new ArrayList<>();
    for (String element : header.split(",", -1)) {
      String[] parts = element.split(";", -1);
      String range = parts[0].strip().toLowerCase(Locale.ROOT);
      int quality = quality(parts);
      if (quality >= 0 && isRange(range)) {
        ranges.add(new Range(range.equals("*") ? "*/*" : range, quality));
      }
    }
    return ranges.isEmpty() ? ANYTHING : new Accept(ranges);
  }

  private static boolean isRange(String text) {
    int slash = text.indexOf('/');
    boolean isWhole = slash > 0 && slash < text.length() - 1 && text.indexOf('/', slash + 1) < 0;
    return text.equals("*")
        || (isWhole
            && text.chars().noneMatch(c -> c <= ' ' || c > '~')
            && (text.charAt(0) != '*' || text.equals("*/*")));
  }

  /** Thousandths; −1 where it is malformed. */
  private static int quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.length() >= 2 && parameter.regionMatches(true, 0, "q=", 0, 2)) {
        try {
          double quality = Double.parseDouble(parameter.substring(2));
          return quality >= 0 && quality <= 1 ? (int) Math.round(quality * MOST) : -1;
        } catch (NumberFormatException malformed) {
          return -1;
        }
      }
    }
    return MOST;
  }

  /** How much a media type in lower case is liked: from 0, not at all, to {@link #MOST}. */
  public int quality(String mediaType) {
    if (ranges.isEmpty()) {
      return MOST;
    }
    int best = 0;
    int quality = 0;
    for (Range range : ranges) {
      int match = range.match(mediaType);
      if (match > best || (match > 0 && match == best && range.quality() > quality)) {
        best = match;
        quality = range.quality();
      }
    }
    return quality;
  }

  /** The one of these that is liked best, the first of equals; null where none is liked. */
  public @Nullable String best(List<String> mediaTypes) {
    String best = null;
    int most = 0;
    for (String mediaType : mediaTypes) {
      int quality = quality(mediaType);
      if (quality > most) {
        most = quality;
        best = mediaType;
      }
    }
    return best;
  }
}
