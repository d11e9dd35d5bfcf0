package dev.smisk.examples.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Smisk;
import dev.smisk.test.TestApp;
import dev.smisk.test.TestRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A form with a file. */
class ProfileTest {
  private static final Pattern ACTION = Pattern.compile("action=\"(/profile[^\"]*)\"");

  @RegisterExtension static final TestApp app = TestApp.of(Smisk.app());

  private static String action() {
    app.request("POST", "/login").form("user", "ada").send();
    app.get("/me"); // and its note
    String page = app.get("/profile").text();
    Matcher action = ACTION.matcher(page);
    assertThat(action.find()).as(page).isTrue();
    return action.group(1);
  }

  /** With the page's cookie, by a browser that does not tell where its requests come from. */
  private static TestRequest oldBrowser(String action) {
    return app.multipart(action)
        .header("Sec-Fetch-Site", "")
        .file("photo", "ada.jpg", new byte[] {1, 2, 3});
  }

  @Test
  void formOfThePage_isTaken_fromAnOldBrowser() {
    assertThat(oldBrowser(action()).send().status()).isEqualTo(303);
    assertThat(app.get("/me").text()).contains("3 bytes");
  }

  @Test
  void formOfAnotherSite_isRefused() {
    action();

    assertThat(oldBrowser("/profile").send().status()).isEqualTo(403);
    assertThat(oldBrowser("/profile?_csrf=guess").send().status()).isEqualTo(403);
    assertThat(app.get("/me").text()).contains("\"note\":\"\"");
  }

  @Test
  void browsersOfToday_needNoToken() {
    action();

    assertThat(app.multipart("/profile").file("photo", "ada.jpg", new byte[] {1}).send().status())
        .isEqualTo(303);
  }
}
