package dev.smisk.examples.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser, as a user has it. */
class BrowserIT {
  /** Enough to be more than one piece of progress. */
  private static final int LARGE_BYTES = 64 << 20;

  @TempDir static Path folder;
  @TempDir static Path profile;
  @TempDir static Path own;
  static Site site;
  static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    site = Site.start(folder, "auto");
    browser = Browser.start(profile);
    browser.call(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", own.toString(), "eventsEnabled", true));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (site != null) {
      site.close();
    }
  }

  @Test
  void page_uploadsWithProgressListsDownloadsAndDeletes() throws Exception {
    byte[] content = new byte[LARGE_BYTES];
    new Random(1).nextBytes(content);
    Path large = Files.write(own.resolve("large ü.bin"), content);
    Path small = Files.writeString(own.resolve("small.txt"), "small");

    browser.open(site.nginx().url() + "/");
    assertThat(browser.evaluate("document.querySelector('table').hidden").asBoolean()).isTrue();
    browser.evaluate(
        """
        window.seen = [];
        new MutationObserver(() => seen.push(document.querySelector('progress').value))
          .observe(document.querySelector('progress'), { attributeFilter: ['value'] });
        window.listed = new Promise((resolve) => new MutationObserver(() => resolve(
            [...document.querySelectorAll('tbody tr')].map((row) => row.cells[0].innerText)))
          .observe(document.querySelector('tbody'), { childList: true }));
        true
        """);
    browser.choose("input", large, small);

    assertThat(browser.evaluate("listed").valueStream().map(each -> each.asString()))
        .containsExactly("large ü.bin", "small.txt");
    List<Double> progress =
        browser.evaluate("seen").valueStream().map(each -> each.asDouble()).toList();
    assertThat(progress).as("of the large file and of the small one").contains(1.0);
    assertThat(progress.stream().filter(each -> each > 0 && each < 1)).isNotEmpty();
    assertThat(browser.evaluate("document.querySelector('[role=status]').innerText").asString())
        .isEqualTo("Stored small.txt");
    assertThat(site.names()).containsExactly("large ü.bin", "small.txt");
    assertThat(Files.mismatch(large, site.files().resolve("large ü.bin"))).isEqualTo(-1);
    String screenshot = System.getProperty("screenshot");
    if (screenshot != null) {
      browser.screenshot(Path.of(screenshot));
    }

    Files.delete(large);
    browser.evaluate("document.querySelector('tbody a').click()");
    browser.await("Browser.downloadProgress", Map.of("state", "completed"));
    assertThat(Files.mismatch(large, site.files().resolve("large ü.bin"))).isEqualTo(-1);

    browser.evaluate(
        """
        new Promise((resolve) => {
          new MutationObserver(resolve)
            .observe(document.querySelector('tbody'), { childList: true });
          document.querySelector('tbody button').click();
        }).then(() => true)
        """);
    assertThat(site.names()).containsExactly("small.txt");
    assertThat(site.app().output()).doesNotContain("ERROR");
    Files.delete(site.files().resolve("small.txt"));
  }

  /** As where no script runs: the browser makes the multipart body. */
  @Test
  void form_isSentByTheBrowserItself_withFilesOfAnyName() throws Exception {
    byte[] content = new byte[5_000_000];
    new Random(2).nextBytes(content);
    Path folder = Files.createDirectory(own.resolve("form"));
    Path odd = Files.write(folder.resolve("ü \"q\" 100%22;=.bin"), content);
    Path empty = Files.createFile(folder.resolve("empty"));

    browser.open(site.nginx().url() + "/");
    browser.evaluate("document.querySelector('input').onchange = null");
    browser.choose("input", odd, empty);
    browser.evaluate("document.querySelector('form').submit()");
    browser.await("Page.loadEventFired", Map.of());

    assertThat(browser.evaluate("location.pathname").asString()).isEqualTo("/");
    // Of quotes alone browsers send an escape, so that one which a name has looks alike.
    Path stored = site.files().resolve("ü \"q\" 100\";=.bin");
    assertThat(site.names()).containsExactlyInAnyOrder("empty", stored.getFileName().toString());
    assertThat(Files.mismatch(odd, stored)).isEqualTo(-1);
    for (String name : site.names()) {
      Files.delete(site.files().resolve(name));
    }
  }
}
