package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.routing.Argument;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Converter;
import dev.smisk.routing.Converters;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that what the processor knows of the framework by name is there. */
class FrameworkTest {
  private static final List<String> STRICT_TEXTS =
      List.of(
          "",
          "5",
          "-5",
          "+5",
          "1.5",
          "1e3",
          "1e1000",
          "1e-1001",
          "1e1001",
          "1e999999999999",
          "9".repeat(100),
          "9".repeat(101),
          "٥",
          "0x5",
          "123e4567-e89b-12d3-a456-426614174000",
          "123E4567-E89B-12D3-A456-426614174000",
          "123e4567e89b12d3a456426614174000",
          "1-1-1-1-1",
          "123e4567-e89b-12d3-a456-42661417400",
          "123e4567-e89b-12d3-a456-4266141740000",
          "123e4567-e89b-12d3-a456_426614174000",
          "123e4567-e89b-12d3-a456-42661417400g",
          "+23e4567-e89b-12d3-a456-426614174000",
          "PT1H30M",
          "pt1h30m",
          "P1D",
          "PT",
          "P1Y2M3D",
          "p1y",
          "2026-01-31T12:30:00Z",
          "2026-01-31t12:30:00z",
          "2026-01-31T12:30:00z",
          "2026-01-31T24:00:00Z",
          "2026-01-31T23:59:60Z",
          "2026-02-30T12:30:00Z",
          "2026-01-31T12:30:00+01:00",
          "2026-01-31T12:30:00",
          "2026-01-31t12:30:00",
          "2026-01-31 12:30:00",
          "2026-01-31T12:30:00+01:00[Europe/Oslo]",
          "2026-01-31T12:30:00+05:00[Europe/Oslo]",
          "2026-01-31T12:30:00+01:00[Europe/Oslo",
          "2026-01-31T12:30:00[Europe/Oslo]",
          "2026-01-31T12:30:00+01:00[Nowhere/Else]",
          "12:30:00+01:00",
          "12:30:00Z",
          "12:30:00z",
          "12:30:00");

  static Stream<String> names() {
    return Stream.of(Framework.class, Jackson.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .filter(field -> field.getType() == String.class)
        .map(FrameworkTest::constant);
  }

  private static String constant(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyName_isThatOfAPublicType(String name) throws ClassNotFoundException {
    assertThat(Modifier.isPublic(Class.forName(name).getModifiers())).isTrue();
  }

  @Test
  void verbs_areTheConstantsOfMethod() {
    assertThat(Framework.VERBS)
        .containsExactlyElementsOf(Arrays.stream(Method.values()).map(Method::name).toList());
  }

  @ParameterizedTest
  @EnumSource
  void scalars_haveAnAccessorAndAConstantInArgument(Scalar scalar) {
    assertThatCode(() -> Argument.class.getMethod(scalar.accessor)).doesNotThrowAnyException();
    assertThatCode(() -> Argument.class.getField(scalar.constant)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void arities_haveAnAccessorInArgument(Arity arity) {
    assertThat(Argument.class.getMethods())
        .anyMatch(
            method ->
                method.getName().equals(arity.accessor)
                    && List.of(method.getParameterTypes())
                        .containsAll(List.of(String.class, Converter.class)));
  }

  @ParameterizedTest
  @EnumSource
  void bodyForms_haveAnAccessor(Parameter.BodyForm form) {
    assertThat((form.isJson() ? Arguments.class : Request.class).getMethods())
        .anyMatch(method -> method.getName().equals(form.accessor));
  }

  static Stream<KnownType> strictTypes() {
    return KnownType.all().values().stream().filter(KnownType::isStrict);
  }

  /** A default that compiles must not keep the app from starting, and the other way round. */
  @ParameterizedTest
  @MethodSource("strictTypes")
  void defaults_areAcceptedWhereConvertersTakeThem(KnownType type)
      throws ReflectiveOperationException {
    java.lang.reflect.Method converter = Converters.class.getMethod(type.method(), String.class);
    int accepted = 0;
    for (String text : STRICT_TEXTS) {
      boolean converts = true;
      try {
        converter.invoke(null, text);
      } catch (InvocationTargetException malformed) {
        assertThat(malformed.getCause())
            .isInstanceOfAny(IllegalArgumentException.class, DateTimeException.class);
        converts = false;
      }
      assertThat(type.accepts(text)).as("%s of \"%s\"", type.type(), text).isEqualTo(converts);
      accepted += converts ? 1 : 0;
    }
    assertThat(accepted).isBetween(1, STRICT_TEXTS.size() / 2);
  }

  @ParameterizedTest
  @EnumSource
  void sources_haveAnAccessorInArguments(Parameter.In source) {
    assertThat(Arguments.class.getMethods())
        .anyMatch(method -> method.getName().equals(source.accessor));
    assertThat(Request.class).isPublic();
  }

  /** A default that compiles must not fail when it is used, and the other way round. */
  @ParameterizedTest
  @EnumSource
  void defaults_areAcceptedWhereTextOfARequestIs(Scalar scalar)
      throws ReflectiveOperationException {
    Converter<?> converter = (Converter<?>) Argument.class.getField(scalar.constant).get(null);
    for (String text :
        new String[] {
          "",
          "0",
          "-0",
          "7",
          "-7",
          "+7",
          "007",
          "-007",
          "0x7",
          " 7",
          "7 ",
          "٧",
          "08",
          "--7",
          "-",
          "127",
          "128",
          "-128",
          "-129",
          "32767",
          "32768",
          "-32768",
          "-32769",
          "2147483647",
          "2147483648",
          "-2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "-9223372036854775809",
          "1.5",
          ".5",
          "5.",
          ".",
          "1e3",
          "1E-3",
          "1e+3",
          "1e",
          "e3",
          "1.5.5",
          "1d",
          "1f",
          "NaN",
          "Infinity",
          "-Infinity",
          "0x1p3",
          "1e39",
          "1e309",
          "1,5",
          "1_000",
          "true",
          "false",
          "TRUE",
          "yes",
          "x",
          "xy",
          "😀"
        }) {
      assertThat(scalar.accepts(text))
          .as("%s of \"%s\"", scalar, text)
          .isEqualTo(converts(converter, text));
    }
  }

  private static boolean converts(Converter<?> converter, String text) {
    try {
      return converter.convert(text) != null;
    } catch (Exception malformed) {
      return false;
    }
  }
}
