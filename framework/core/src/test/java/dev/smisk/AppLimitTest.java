package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.fastcgi.Limits;
import dev.smisk.http.FormLimits;
import dev.smisk.routing.DispatchSettings;
import dev.smisk.session.SessionLimits;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every limit that can be set reaches those who keep it. */
class AppLimitTest {
  /**
   * Seen at work alone, as whoever keeps them does not tell: by {@link FilesTest}, {@link
   * RunningAppTest}, {@link SessionOptionsTest} and {@link dev.smisk.dev.DevServerLimitsTest}.
   */
  private static final Set<AppLimit> NOT_TOLD =
      EnumSet.of(
          AppLimit.FILE_RANGES,
          AppLimit.STOP_TIME,
          AppLimit.SESSION_COUNT,
          AppLimit.SESSION_MEMORY,
          AppLimit.DEV_CONNECTIONS,
          AppLimit.DEV_CLOSE_TIME);

  /** Where each limit is to arrive. */
  private static final Map<AppLimit, Function<Settings, Object>> KEPT =
      new EnumMap<>(AppLimit.class);

  static {
    dispatch(AppLimit.BODY_BYTES, DispatchSettings::maxBodyBytes);
    dispatch(AppLimit.STREAM_BYTES, DispatchSettings::maxStreamBytes);
    forms(AppLimit.PARTS, FormLimits::parts);
    forms(AppLimit.PART_HEADER_BYTES, FormLimits::partHeaderBytes);
    forms(AppLimit.FIELD_BYTES, FormLimits::fieldBytes);
    forms(AppLimit.UPLOAD_MEMORY, FormLimits::uploadMemory);
    forms(AppLimit.UPLOAD_BYTES, FormLimits::uploadBytes);
    runtime(AppLimit.CONNECTIONS, Limits::connections);
    runtime(AppLimit.REQUESTS_PER_CONNECTION, Limits::requestsPerConnection);
    runtime(AppLimit.PARAMS_BYTES, Limits::paramsBytes);
    runtime(AppLimit.PARAMS_COUNT, Limits::paramsCount);
    runtime(AppLimit.PARAMS_MEMORY, Limits::paramsMemory);
    runtime(AppLimit.PARAMS_TIME, Limits::paramsTime);
    runtime(AppLimit.BODY_GAP, Limits::bodyGap);
    runtime(AppLimit.STREAM_MEMORY, Limits::streamMemory);
    runtime(AppLimit.BODIES_MEMORY, Limits::bodiesMemory);
    runtime(AppLimit.SPOOL_BYTES, Limits::spoolBytes);
    runtime(AppLimit.PENDING_BYTES, Limits::pendingBytes);
    runtime(AppLimit.PENDING_MEMORY, Limits::pendingMemory);
    runtime(AppLimit.WRITE_STALL, Limits::writeStall);
    runtime(AppLimit.CLOSING_TIME, Limits::closingTime);
    runtime(AppLimit.LINGER_BYTES, Limits::lingerBytes);
    runtime(AppLimit.LINGER_TIME, Limits::lingerTime);
    runtime(AppLimit.HANDLERS, Limits::handlers);
    runtime(AppLimit.HANDLER_TIME, Limits::handlerTime);
    runtime(AppLimit.BACKLOG, Limits::backlog);
    sessions(AppLimit.SESSION_TTL, SessionLimits::ttl);
    sessions(AppLimit.SESSION_LIFETIME, SessionLimits::lifetime);
    sessions(AppLimit.SESSION_BYTES, SessionLimits::bytes);
    sessions(AppLimit.SESSION_STORE_TIME, SessionLimits::storeTime);
    sessions(AppLimit.SESSION_STORE_CALLS, SessionLimits::storeCalls);
    sessions(AppLimit.SESSION_ATTEMPTS, SessionLimits::attempts);
    sessions(AppLimit.SESSION_CONFIRM_TIME, SessionLimits::confirmationTime);
  }

  private static void dispatch(AppLimit limit, Function<DispatchSettings, Object> kept) {
    KEPT.put(limit, settings -> kept.apply(settings.dispatch()));
  }

  private static void forms(AppLimit limit, Function<FormLimits, Object> kept) {
    dispatch(limit, settings -> kept.apply(settings.forms()));
  }

  private static void runtime(AppLimit limit, Function<Limits, Object> kept) {
    KEPT.put(limit, settings -> kept.apply(settings.runtimeLimits()));
  }

  private static void sessions(AppLimit limit, Function<SessionLimits, Object> kept) {
    KEPT.put(limit, settings -> kept.apply(SessionSettings.limits(settings)));
  }

  /** No default, and no other limit's value. */
  private static long value(AppLimit limit) {
    return limit.standard() + 1 + List.of(AppLimit.values()).indexOf(limit);
  }

  private static Object expected(AppLimit limit) {
    return limit.unit() == AppLimit.Unit.TIME ? Duration.ofMillis(value(limit)) : value(limit);
  }

  private static Settings byTheBuilder() {
    App app = Smisk.app();
    for (AppLimit limit : AppLimit.values()) {
      if (expected(limit) instanceof Duration time) {
        app.limit(limit, time);
      } else {
        app.limit(limit, value(limit));
      }
    }
    return app.effective(Map.of(), Map.of());
  }

  private static Settings byTheEnvironment() {
    Map<String, String> environment = new HashMap<>();
    for (AppLimit limit : AppLimit.values()) {
      String suffix = limit.unit() == AppLimit.Unit.TIME ? "ms" : "";
      environment.put("SMISK_" + limit.name(), value(limit) + suffix);
    }
    return Smisk.app().effective(environment, Map.of());
  }

  private static Stream<DynamicTest> each(Settings settings) {
    return KEPT.entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey().name(),
                    () ->
                        assertThat(wide(row.getValue().apply(settings)))
                            .isEqualTo(expected(row.getKey()))));
  }

  private static Object wide(Object kept) {
    return kept instanceof Integer count ? (Object) count.longValue() : kept;
  }

  @TestFactory
  Stream<DynamicTest> limitOfTheBuilder_isKept() {
    return each(byTheBuilder());
  }

  @TestFactory
  Stream<DynamicTest> limitOfTheEnvironment_isKept() {
    return each(byTheEnvironment());
  }

  @Test
  void table_hasEveryLimit() {
    assertThat(KEPT.keySet())
        .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.copyOf(NOT_TOLD)));
  }

  @Test
  void values_tellLimitsApart() {
    assertThat(Stream.of(AppLimit.values()).map(AppLimitTest::value)).doesNotHaveDuplicates();
  }

  @Test
  void everyBoundOfTheRuntime_canBeSet() throws ReflectiveOperationException {
    Limits changed = byTheEnvironment().runtimeLimits();
    for (RecordComponent bound : Limits.class.getRecordComponents()) {
      if (!"spoolFolder".equals(bound.getName())) { // an option, not a limit
        assertThat(bound.getAccessor().invoke(changed))
            .as(bound.getName())
            .isNotEqualTo(bound.getAccessor().invoke(Limits.defaults()));
      }
    }
  }

  @Test
  void everyBoundOfSessions_canBeSet() throws ReflectiveOperationException {
    SessionLimits changed = SessionSettings.limits(byTheEnvironment());
    for (RecordComponent bound : SessionLimits.class.getRecordComponents()) {
      assertThat(bound.getAccessor().invoke(changed))
          .as(bound.getName())
          .isNotEqualTo(bound.getAccessor().invoke(SessionLimits.DEFAULT));
    }
  }

  @Test
  void fieldsOfAFormTogether_areHeldToTheBodysLimit() {
    assertThat(byTheEnvironment().dispatch().forms().fieldsBytes())
        .isEqualTo(value(AppLimit.BODY_BYTES));
  }
}
