package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadContentTest {
  @TempDir Path parent;

  private static FormLimits limits(long uploadBytes, Path folder) {
    return new FormLimits(1, 1, 1, 1, 10, uploadBytes, folder);
  }

  private static void receive(FormLimits limits) throws Exception {
    try (UploadFolder folder = new UploadFolder(limits)) {
      UploadContent.of(new ByteArrayInputStream(new byte[1000]), 10, folder);
    }
  }

  @Test
  void contentThatIsNotKept_tellsTheLogWhereAndWhatToDo() {
    assertThatThrownBy(() -> receive(limits(999, parent)))
        .hasMessage("the server could not keep the upload; try again later")
        .cause()
        .hasMessageStartingWith("an upload could not be kept in " + parent)
        .hasMessageContaining("SMISK_SPOOL_FOLDER")
        .hasMessageEndingWith("raise SMISK_UPLOAD_BYTES")
        .hasRootCauseMessage("all that uploads may take on disk is in use");
    Path missing = parent.resolve("missing");
    assertThatThrownBy(() -> receive(limits(1000, missing)))
        .cause()
        .hasMessageStartingWith("an upload could not be kept in " + missing);
  }
}
