package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Arrays whose elements come one by one. */
class JsonElementsTest {
  record Point(int x) {}

  private final Json json = new Json(JsonSettings.DEFAULT);
  private final JsonElements<Point> points = json.elements(JsonType.of(Point.class));
  private final JsonElements<Object> objects = json.elements(JsonType.of(Object.class));

  private String written(Response<?> response) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    response.stream().write(out, json::bytes);
    response.stream().close();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void streamIteratorAndIterable_areArrays() throws Exception {
    assertThat(written(points.respond(Stream.of(new Point(1), new Point(2)))))
        .isEqualTo("[{\"x\":1},{\"x\":2}]");
    assertThat(written(points.respond(List.of(new Point(3)).iterator()))).isEqualTo("[{\"x\":3}]");
    assertThat(written(points.respond((Iterable<Point>) List.of(new Point(4)))))
        .isEqualTo("[{\"x\":4}]");
  }

  @Test
  void noElement_isAnEmptyArray_andNullIsNull() throws Exception {
    assertThat(written(points.respond(Stream.of()))).isEqualTo("[]");
    assertThat(written(points.respond(Arrays.asList((Point) null).iterator()))).isEqualTo("[null]");
  }

  @Test
  void typeOfTheAnswer_isJson_unlessItsResponseSaysOther() throws Exception {
    assertThat(points.respond(Stream.of()).header("Content-Type")).isEqualTo("application/json");
    Response<?> response =
        points.encode(Response.status(203).header("Content-Type", "a/b").json(Stream.of()));
    assertThat(response.status()).isEqualTo(203);
    assertThat(response.header("Content-Type")).isEqualTo("a/b");
    assertThat(written(response)).isEqualTo("[]");
  }

  @Test
  void responseWithoutAValue_isLeftAlone() {
    Response<?> empty = Response.noContent();
    assertThat(points.encode(empty)).isSameAs(empty);
  }

  @Test
  void null_isAMistakeOfTheHandler() {
    assertThatIllegalStateException()
        .isThrownBy(() -> points.respond((Stream<Point>) null))
        .withMessageContaining("says Stream");
    assertThatIllegalStateException().isThrownBy(() -> points.encode(null));
  }

  @Test
  void elements_areAskedForOneByOne() throws Exception {
    List<String> order = new ArrayList<>();
    Stream<Integer> source = Stream.of(1, 2).peek(i -> order.add("take " + i));
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            order.add("write " + (char) b);
          }
        };
    objects.respond(source).stream().write(out, json::bytes);
    assertThat(order)
        .containsExactly("write [", "take 1", "write 1", "take 2", "write ,", "write 2", "write ]");
  }

  @Test
  void source_isClosed_writtenOrNot() throws Exception {
    int[] closed = {0};
    written(objects.respond(Stream.<Object>of(1).onClose(() -> closed[0]++)));
    assertThat(closed[0]).isEqualTo(1);
    objects.respond(Stream.<Object>of(1).onClose(() -> closed[0]++)).stream().close();
    assertThat(closed[0]).isEqualTo(2);

    Cursor cursor = new Cursor(null);
    written(objects.respond(cursor));
    assertThat(cursor.closed).isEqualTo(1);
  }

  /** An iterator over what a database holds, say. */
  @SuppressWarnings("try") // it throws what it is told to
  private static final class Cursor implements Iterator<Object>, AutoCloseable {
    private final Exception failure;
    private int closed;

    Cursor(Exception failure) {
      this.failure = failure;
    }

    @Override
    public boolean hasNext() {
      return false;
    }

    @Override
    public Object next() {
      throw new AssertionError("has none");
    }

    @Override
    public void close() throws Exception {
      closed++;
      if (failure != null) {
        throw failure;
      }
    }
  }

  @Test
  void failureOfTheClose_isTold() {
    assertThatThrownBy(() -> objects.respond(new Cursor(new Exception("busy"))).stream().close())
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage("busy");
    RuntimeException own = new IllegalStateException("broken");
    assertThatThrownBy(() -> objects.respond(new Cursor(own)).stream().close()).isSameAs(own);
  }

  @Test
  void whatIsNoSource_isNotClosed() throws Exception {
    Closeable value =
        () -> {
          throw new IOException("closed");
        };
    JsonElements.close(value);
  }

  @Test
  void valueOfAnyResponse_isWrittenSoAsWell() throws Exception {
    assertThat(written(json.encode(Response.of(Stream.of(1, 2))))).isEqualTo("[1,2]");
    assertThat(written(json.encode(Response.of(IntStream.of(3))))).isEqualTo("[3]");
    assertThat(written(json.encode(Response.of(List.of(4).iterator())))).isEqualTo("[4]");
  }
}
