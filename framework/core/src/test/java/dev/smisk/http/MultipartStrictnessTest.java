package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.RequestContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Forms with names and files are read as Commons FileUpload reads them; and forms of which a byte,
 * some bytes or a line are lost, doubled or changed are refused, or read, by both alike, but for
 * what {@link Difference} names.
 */
class MultipartStrictnessTest {
  private static final String TYPE = "multipart/form-data; boundary=b";
  private static final int BODIES = 8_000;
  private static final String NAME = "aZ09 .-_ü€😀;=,'()[]{}<>@&+#!?*~^$|";
  private static final String ODD = "\r\n\r\n\r\n--b:;=\"\\ \t\0a%'*";

  private static final Pattern PADDED = Pattern.compile("--b[ \\t]+\r\n");
  private static final Pattern TEXT_BEHIND_BLANKS = Pattern.compile("--b[ \\t]+[^ \\t]");

  /** What one of the two alone refuses, or reads otherwise, and why ours is right. */
  private enum Difference {
    /** Lines end in CRLF. Commons takes what ends in LF for a part of the line. */
    LINES,
    /** Commons passes over header lines that are none, and makes of damaged ones what it can. */
    HEADERS,
    /**
     * A part may have no header lines, or no content behind them (RFC 2046 section 5.1.1, {@code
     * body-part}). To Commons that is an error, or the boundary is content, or the body's end.
     */
    BARE,
    /**
     * Commons takes nearly any two bytes behind a boundary for those of the last one. To ours that
     * is missing then, or text behind blanks is wrong.
     */
    END,
    /** Commons finds the first boundary in the midst of a line, too. */
    PREAMBLE,
    /** Blanks may follow a boundary. To Commons the body ends there. */
    PADDING,
    /** A line that only begins like a boundary is content: to Commons the body ends there. */
    LOOK_ALIKE,
    /**
     * The same parts. Commons takes blanks off names, finds a name in dispositions other than
     * {@code form-data}, and takes what follows one whose quotation mark is damaged for a part of
     * it.
     */
    NAMES
  }

  private record Seen(
      @Nullable String name, @Nullable String filename, @Nullable String header, String content) {}

  /** What was read, and what is wrong; null: nothing is. */
  private record Outcome(List<Seen> parts, @Nullable String refusal) {
    /** Without those that have no name, which are none to Commons. */
    List<Seen> named() {
      return parts.stream().filter(part -> part.name() != null).toList();
    }
  }

  private final Random random = new Random(20261128);

  @Test
  void namesFilesAndHeaders_areReadAsByCommonsFileUpload() throws IOException {
    int parts = 0;
    for (int i = 0; i < BODIES / 4; i++) {
      byte[] body = form(1 + random.nextInt(5), true);
      Outcome expected = byCommons(body);
      assertThat(expected.refusal()).isNull();
      assertThat(ours(body)).as("%s", shown(body)).isEqualTo(expected);
      parts += expected.parts().size();
    }
    assertThat(parts).isGreaterThan(BODIES / 4);
  }

  @Test
  void damagedForms_areRefusedAsByCommonsFileUpload_orTheDifferenceIsKnown() throws IOException {
    Map<Difference, Integer> known = new EnumMap<>(Difference.class);
    int refused = 0;
    int read = 0;
    for (int i = 0; i < BODIES; i++) {
      byte[] body = damaged(form(1 + random.nextInt(3), false));
      Outcome commons = byCommons(body);
      Outcome ours = ours(body);
      if (commons.refusal() != null && ours.refusal() != null) {
        refused++;
      } else if (commons.refusal() == null
          && ours.refusal() == null
          && commons.parts().equals(ours.named())) {
        read++;
      } else {
        known.merge(difference(body, commons, ours), 1, Integer::sum);
      }
    }
    assertThat(refused)
        .as("refused by both; %s by one: %s", read, known)
        .isGreaterThan(BODIES / 25);
    assertThat(read).as("read alike").isGreaterThan(BODIES / 3);
    assertThat(known.keySet()).isEqualTo(EnumSet.allOf(Difference.class));
  }

  private static Difference difference(byte[] body, Outcome commons, Outcome ours) {
    String why = ours.refusal() == null ? "" : ours.refusal();
    if (why.contains("LF alone")) {
      return Difference.LINES;
    } else if (why.startsWith("the headers of part ")) {
      return Difference.HEADERS;
    }
    String text = new String(body, StandardCharsets.ISO_8859_1);
    if ((why.contains("final boundary") && !text.contains("\r\n--b--"))
        || (why.contains("followed by text") && TEXT_BEHIND_BLANKS.matcher(text).find())) {
      return Difference.END;
    } else if (why.isEmpty()
        && (commons.refusal() != null
            || hasContent(commons, "--b")
            || commons.parts().size() < ours.named().size())
        && (text.contains("--b\r\n\r\n") || text.contains("\r\n\r\n--b"))) {
      return Difference.BARE;
    } else if (why.isEmpty() && commons.refusal() == null && !text.startsWith("--b")) {
      return Difference.PREAMBLE;
    } else if (why.isEmpty() && PADDED.matcher(text).find()) {
      return Difference.PADDING;
    } else if (why.isEmpty() && (beginsAlike(text) || hasContent(ours, "\r\n--b"))) {
      return Difference.LOOK_ALIKE;
    } else if (why.isEmpty() && commons.refusal() == null && areNamed(ours, commons)) {
      return Difference.NAMES;
    }
    throw new AssertionError(shown(body) + "\ncommons: " + commons + "\nours: " + ours);
  }

  /** The text before the first part, that is. */
  private static boolean beginsAlike(String text) {
    return text.startsWith("--b") && !text.startsWith("--b\r\n");
  }

  private static boolean hasContent(Outcome outcome, String text) {
    return outcome.parts().stream().anyMatch(part -> part.content().contains(text));
  }

  /** That those are the same parts, in order, but for what is no name to one of the two. */
  private static boolean areNamed(Outcome ours, Outcome commons) {
    int found = 0;
    for (Seen each : ours.parts()) {
      if (found < commons.parts().size() && isSame(each, commons.parts().get(found))) {
        found++;
      } else if (each.name() != null && !each.name().isEmpty()) {
        return false;
      }
    }
    return found == commons.parts().size();
  }

  private static boolean isSame(Seen ours, Seen commons) {
    String name = ours.name();
    return ours.content().equals(commons.content())
        && (name == null || commons.name().startsWith(name.strip()));
  }

  private static String shown(byte[] body) {
    return new String(body, StandardCharsets.UTF_8)
        .replace("\r", "\\r")
        .replace("\n", "\\n")
        .replace("\0", "\\0");
  }

  private byte[] form(int parts, boolean withHeaders) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < parts; i++) {
      body.append("--b\r\nContent-Disposition: form-data; name=\"").append(name()).append('"');
      if (random.nextBoolean()) {
        body.append("; filename=\"").append(name()).append('"');
      }
      body.append("\r\n");
      if (random.nextBoolean()) {
        body.append("Content-Type: image/png\r\n");
      }
      for (int h = withHeaders ? random.nextInt(3) : 0; h > 0; h--) {
        body.append("X-").append(h).append(": ").append(name()).append("\r\n");
      }
      body.append("\r\n").append(name()).append("\r\n");
    }
    return body.append("--b--\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Neither begins nor ends with a blank, which Commons takes off. */
  private String name() {
    int[] chars = NAME.codePoints().toArray();
    StringBuilder name = new StringBuilder("n");
    for (int i = random.nextInt(12); i > 0; i--) {
      name.appendCodePoint(chars[random.nextInt(chars.length)]);
    }
    return name.append('e').toString();
  }

  /** A line at a time, too. */
  private byte[] damaged(byte[] body) {
    int from = random.nextInt(body.length);
    int length = random.nextInt(3) == 0 ? random.nextInt(body.length - from) : 1;
    StringBuilder text = new StringBuilder(new String(body, StandardCharsets.ISO_8859_1));
    String piece = text.substring(from, from + length);
    char odd = ODD.charAt(random.nextInt(ODD.length()));
    switch (random.nextInt(6)) {
      case 0 -> text.delete(from, from + length);
      case 1 -> text.insert(from, piece);
      case 2 -> text.insert(random.nextInt(body.length), piece);
      case 3 -> text.insert(from, odd);
      case 4 -> text.delete(text.lastIndexOf("\n", from - 1) + 1, text.indexOf("\n", from) + 1);
      default -> text.setCharAt(from, odd);
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Outcome ours(byte[] body) throws IOException {
    List<Seen> seen = new ArrayList<>();
    try {
      Multipart parts = Multipart.of(TYPE, new ByteArrayInputStream(body), FormLimits.DEFAULT);
      for (Part part = parts.next(); part != null; part = parts.next()) {
        String content = text(part.stream());
        seen.add(new Seen(part.name(), part.filename(), part.header("X-1"), content));
      }
      return new Outcome(seen, null);
    } catch (BodyException e) {
      return new Outcome(seen, e.getMessage());
    }
  }

  private static Outcome byCommons(byte[] body) {
    List<Seen> seen = new ArrayList<>();
    try {
      FileItemInputIterator parts = new Commons().getItemIterator(new Body(body));
      while (parts.hasNext()) {
        FileItemInput part = parts.next();
        String content = text(part.getInputStream());
        String header = part.getHeaders().getHeader("X-1");
        seen.add(new Seen(part.getFieldName(), part.getName(), header, content));
      }
      return new Outcome(seen, null);
    } catch (IOException | RuntimeException e) {
      return new Outcome(seen, e.toString());
    }
  }

  private static String text(InputStream content) throws IOException {
    return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Its parser alone. */
  private static final class Commons
      extends AbstractFileUpload<Void, DiskFileItem, DiskFileItemFactory> {
    Commons() {
      setHeaderCharset(StandardCharsets.UTF_8);
    }

    @Override
    public FileItemInputIterator getItemIterator(Void request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(Void request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<DiskFileItem> parseRequest(Void request) {
      throw new UnsupportedOperationException();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Body(byte[] bytes) implements RequestContext {
    @Override
    public String getCharacterEncoding() {
      return "UTF-8";
    }

    @Override
    public long getContentLength() {
      return bytes.length;
    }

    @Override
    public String getContentType() {
      return TYPE;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public boolean isMultipartRelated() {
      return false;
    }
  }
}
