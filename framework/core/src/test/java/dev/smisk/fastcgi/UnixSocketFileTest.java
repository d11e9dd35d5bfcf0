package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketFileTest {
  @TempDir Path parent;

  @Test
  void roomOfThatNumberIsTaken_nextOneIsMade() throws Exception {
    ListenAddress address = ListenAddress.parse("unix:" + parent.resolve("app.sock"));

    Path first = UnixSocketFile.makeRoom(parent, address, 35);
    Path second = UnixSocketFile.makeRoom(parent, address, 35);

    assertThat(first).isEqualTo(parent.resolve(".sz"));
    assertThat(second).isEqualTo(parent.resolve(".s10")).isEmptyDirectory();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(second)))
        .isEqualTo("rwx------");
  }
}
