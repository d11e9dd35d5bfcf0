package dev.smisk.session;

import dev.smisk.session.SessionStore.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The files of a {@link FileSessionStore}: how one is named, written and read. Thread-safe.
 *
 * <pre>
 *  8 bytes  "SMISKS01"
 * 32 bytes  SHA-256 of the id, as in the name: of whom this is
 *  8 bytes  version
 *  4 bytes  length of the data
 *           data
 *  4 bytes  CRC-32C of all before
 * </pre>
 */
final class SessionFiles {
  /** What a sweep may remove. */
  static final Pattern SESSION = Pattern.compile("[0-9a-f]{64}\\.session");

  /** What a killed process may leave. */
  static final Pattern UNFINISHED = Pattern.compile("[0-9a-f]{64}\\.[0-9a-f]{16}\\.new");

  private static final long MAGIC = 0x534d49534b533031L;
  private static final int HASH_BYTES = 32;
  private static final int HEAD_BYTES = 8 + HASH_BYTES + 8 + 4;
  private static final int CRC_BYTES = 4;
  private static final HexFormat HEX = HexFormat.of();

  private static final FileAttribute<?>[] OWNERS_ALONE =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
          }
          : new FileAttribute<?>[0];

  /** Of a session's file. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Name(byte[] hash) {
    String file() {
      return HEX.formatHex(hash) + ".session";
    }

    /** Another one at each call. */
    String unfinished() {
      long random = ThreadLocalRandom.current().nextLong();
      return HEX.formatHex(hash) + "." + HEX.toHexDigits(random) + ".new";
    }
  }

  private final Path folder;
  private final boolean sync;

  SessionFiles(Path folder, boolean sync) {
    this.folder = folder;
    this.sync = sync;
  }

  static Name name(String id) {
    try {
      byte[] ascii = id.getBytes(StandardCharsets.US_ASCII);
      return new Name(MessageDigest.getInstance("SHA-256").digest(ascii));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * What a file holds.
   *
   * @throws NoSuchFileException if there is none
   * @throws IOException if it is damaged, or another's
   */
  Entry read(Name name) throws IOException {
    Path file = folder.resolve(name.file());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    int end = bytes.limit() - CRC_BYTES;
    if (end < HEAD_BYTES) {
      throw damaged(file, "it is cut off after " + bytes.limit() + " bytes");
    }
    if (bytes.getLong() != MAGIC) {
      throw damaged(file, "it does not begin as one of ours");
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), 0, end);
    if ((int) crc.getValue() != bytes.getInt(end)) {
      throw damaged(file, "its checksum is wrong");
    }
    byte[] hash = new byte[HASH_BYTES];
    bytes.get(hash);
    if (!MessageDigest.isEqual(hash, name.hash())) {
      throw damaged(file, "it is the file of another session, renamed");
    }
    long version = bytes.getLong();
    int length = bytes.getInt();
    if (length != end - HEAD_BYTES || version < 1) {
      throw damaged(file, "its length or version is wrong");
    }
    byte[] data = new byte[length];
    bytes.get(data);
    return new Entry(data, version);
  }

  private static IOException damaged(Path file, String how) {
    return new IOException(
        "the session in "
            + file
            + " is damaged: "
            + how
            + ". It is left as it is: put it back from a backup, or remove it, which ends the"
            + " session");
  }

  /** Puts a version in the place of another, whole or not at all. */
  void write(Name name, byte[] data, long version, FileTime end) throws IOException {
    Path file = folder.resolve(name.unfinished());
    try {
      fill(file, encode(name, data, version), end);
      Files.move(file, folder.resolve(name.file()), StandardCopyOption.ATOMIC_MOVE);
    } catch (Throwable e) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
    syncFolder();
  }

  private void fill(Path file, ByteBuffer bytes, FileTime end) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.copyOf(EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)),
            OWNERS_ALONE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      Files.setLastModifiedTime(file, end);
      if (sync) {
        channel.force(true);
      }
    } catch (IOException e) {
      throw new IOException(
          "no session can be written in "
              + folder
              + " ("
              + e.getMessage()
              + "): free space there, or choose another folder (--session-folder)",
          e);
    }
  }

  private static ByteBuffer encode(Name name, byte[] data, long version) {
    ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + data.length + CRC_BYTES);
    bytes.putLong(MAGIC).put(name.hash()).putLong(version).putInt(data.length).put(data);
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), 0, bytes.position());
    return bytes.putInt((int) crc.getValue()).flip();
  }

  /** Whether there was one. */
  boolean delete(Name name) throws IOException {
    boolean deleted = Files.deleteIfExists(folder.resolve(name.file()));
    if (deleted) {
      syncFolder();
    }
    return deleted;
  }

  /** A name is on the disk when its folder is. */
  private void syncFolder() throws IOException {
    if (sync) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
