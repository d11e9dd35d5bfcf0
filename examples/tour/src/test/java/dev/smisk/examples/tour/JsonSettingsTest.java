package dev.smisk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Smisk;
import dev.smisk.routing.JsonSettings;
import dev.smisk.test.TestApp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an app chooses about JSON holds for the bodies of its routes. */
class JsonSettingsTest {
  private static int status(JsonSettings settings, String body) {
    try (TestApp app = TestApp.of(Smisk.app().json(settings).routes(new BindingRoutes()))) {
      return app.request("POST", "/bind/json").body("application/json", body).send().status();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"title":"T","authors":[],"shelf":{"a":1}} | 400 | 200 | 400
          {"title":"T","authors":[{"name":"A","born":1}]} | 200 | 200 | 400
          {"title":"Title","authors":[]} | 200 | 200 | 200
          {"title":"Titles","authors":[]} | 200 | 200 | 400
          """)
  void body_isReadByTheSettingsOfItsApp(String body, int byDefault, int ignoring, int limited) {
    assertThat(status(JsonSettings.DEFAULT, body)).isEqualTo(byDefault);
    assertThat(status(JsonSettings.DEFAULT.withUnknownPropertiesIgnored(true), body))
        .isEqualTo(ignoring);
    assertThat(status(JsonSettings.DEFAULT.withLimits(2, 5, 3), body)).isEqualTo(limited);
  }

  @ParameterizedTest
  @CsvSource({"123, 200", "1234, 400"})
  void number_isOfTheCharactersThatTheAppAllows(String born, int status) {
    assertThat(
            status(
                JsonSettings.DEFAULT.withLimits(3, 9, 3),
                "{\"title\":\"T\",\"authors\":[{\"name\":\"A\",\"born\":" + born + "}]}"))
        .isEqualTo(status);
  }
}
