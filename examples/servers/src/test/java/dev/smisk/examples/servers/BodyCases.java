package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of requests: that the app gets each byte, in order, once. */
interface BodyCases extends Cases {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_191, 65_528, 65_536, 1_000_000, 30 << 20})
  default void body_ofKnownLength(int length) throws Exception {
    Sent sent =
        Sent.post("/echo/body?n=1", Pattern.bytes(length), "Content-Type: application/x-probe");
    assertThat(server().send(sent).statusCode()).isEqualTo(200);
    assertSaw(sent);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200_000, 5_000_000, 30 << 20})
  default void body_ofUnknownLength(int length) throws Exception {
    Sent sent = Sent.postChunked("/echo/body", Pattern.bytes(length));
    try (Http connection = server().connect()) {
      Answer answer = connection.send(sent);
      if (isRefusedAsChunked(answer, length)) {
        assertNoHandlerSaw(sent);
        return;
      }
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    assertSaw(sent);
  }

  private boolean isRefusedAsChunked(Answer answer, int length) {
    if (differs(Difference.ANNOUNCES_CHUNKED_BODY_AS_MINUS_ONE)) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("Content-Length", "-1");
      return true;
    }
    return answer.status() == 400
        && length > 16_000
        && differs(Difference.MAY_REFUSE_LARGE_CHUNKED_BODY);
  }

  @Test
  default void body_thatWaitsToBeAskedFor() throws Exception {
    Sent sent = Sent.post("/echo/body", Pattern.bytes(10_000), "Expect: 100-continue");
    try (Http connection = server().connect()) {
      assertThat(connection.send(sent).status()).isEqualTo(200);
    }
    assertSaw(sent);
  }

  @Test
  default void body_ofAGet_isNotTheHandlersButRead() throws Exception {
    Sent sent = Sent.of("GET", "/echo/get", Pattern.bytes(5));
    try (Http connection = server().connect()) {
      Answer answer = connection.send(sent);
      if (differs(Difference.REFUSES_BODY_OF_GET)) {
        assertThat(answer.status()).isEqualTo(400);
        assertSawNothing(sent);
        return;
      }
      assertThat(answer.status()).isEqualTo(200);
      Sent next = Sent.get("/echo/next");
      assertThat(connection.send(next).status()).isEqualTo(200);
      assertSaw(next);
    }
    assertSawWithoutBody(sent);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100_000, 8_000_000})
  default void unread_isAnsweredEarly(int length) throws Exception {
    Sent sent = Sent.post("/denied", Pattern.bytes(length));
    try (Http connection = server().connect()) {
      Answer answer = connection.send(sent);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headers()).containsEntry("www-authenticate", "Basic");
      assertThat(answer.text()).isEqualTo("denied, unread: " + length);
    }
    assertArrived(sent);
    assertServesNext();
  }

  @Test
  default void unread_ofUnknownLength_isAnsweredEarly() throws Exception {
    Sent sent = Sent.postChunked("/denied", Pattern.bytes(300_000));
    try (Http connection = server().connect()) {
      Answer answer = connection.send(sent);
      if (isRefusedAsChunked(answer, 300_000)) {
        assertNoHandlerSaw(sent);
        return;
      }
      assertThat(answer.status()).as(answer.text()).isEqualTo(401);
      assertThat(answer.text()).startsWith("denied, unread: ");
    }
    assertArrived(sent);
    assertServesNext();
  }

  @Test
  default void tooLong_isExplainedByTheApp() throws Exception {
    Sent sent = Sent.post("/echo/body", new byte[Backend.BODY_BYTES + 1]);
    try (Http connection = server().connect()) {
      Answer answer = connection.send(sent);
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
      assertThat(answer.text()).contains(String.valueOf(Backend.BODY_BYTES));
    }
    assertArrivedOnly(sent);
  }

  @Test
  default void unknownRouteAndMethod_areAnsweredWithoutTheBody() throws Exception {
    Sent nowhere = Sent.post("/nowhere?to=here", Pattern.bytes(2_000_000));
    try (Http connection = server().connect()) {
      assertThat(connection.send(nowhere).status()).isEqualTo(404);
    }
    assertArrivedOnly(nowhere);
    Sent unfit = Sent.post("/no-content", Pattern.bytes(2_000_000));
    try (Http connection = server().connect()) {
      Answer answer = connection.send(unfit);
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.headers().get("allow")).contains("GET");
    }
    assertArrivedOnly(unfit);
    assertServesNext();
  }

  private void assertServesNext() throws Exception {
    Sent next = Sent.get("/echo/next");
    server().send(next);
    assertSaw(next);
  }
}
