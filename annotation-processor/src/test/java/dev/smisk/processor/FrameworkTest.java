package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.routing.Argument;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Converter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that what the processor knows of the framework by name is there. */
class FrameworkTest {
  static Stream<String> names() {
    return Arrays.stream(Framework.class.getDeclaredFields())
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
    assertThatCode(() -> Argument.class.getMethod(arity.accessor, String.class, Converter.class))
        .doesNotThrowAnyException();
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
