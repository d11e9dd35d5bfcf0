package dev.smisk.session;

import dev.smisk.session.FileSessionStore.Sync;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes sessions until it is killed, and says of each write that it was acknowledged. */
final class SessionWritingProcess {
  private static final int IDS = 4;

  private SessionWritingProcess() {}

  /** The folder, whether to sync, who it is, and where it tells what it has written. */
  public static void main(String[] args) throws IOException {
    try (FileSessionStore store = FileSessionStore.at(Path.of(args[0]), Sync.valueOf(args[1]));
        OutputStream out =
            Files.newOutputStream(
                Path.of(args[3]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int i = 0; ; i++) {
        String id =
            i % (IDS + 1) == IDS ? FileSessionStoreKillIT.SHARED : args[2] + "-" + i % (IDS + 1);
        SessionStore.Entry entry = store.read(id);
        long version = entry == null ? 0 : entry.version();
        byte[] data = FileSessionStoreKillIT.data(id, version + 1);
        if (store.write(id, data, FileSessionStoreKillIT.TTL, version)) {
          out.write((id + " " + (version + 1) + ".\n").getBytes(StandardCharsets.US_ASCII));
        }
        if (i % IDS == 0) {
          logOut(store, out, args[2] + "-gone-" + ProcessHandle.current().pid() + "-" + i);
        }
        if (i == 0) {
          System.out.println("written and deleted");
        }
      }
    }
  }

  /** Says it once what was deleted is acknowledged to be, as version 0. */
  private static void logOut(FileSessionStore store, OutputStream out, String id)
      throws IOException {
    store.write(id, FileSessionStoreKillIT.data(id, 1), FileSessionStoreKillIT.TTL, 0);
    store.delete(id);
    out.write((id + " 0.\n").getBytes(StandardCharsets.US_ASCII));
  }
}
