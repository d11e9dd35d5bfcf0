package dev.smisk.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** What came of compiling. */
record Compilation(
    boolean isSuccessful, List<Diagnostic<? extends JavaFileObject>> diagnostics, Path output) {

  /** Errors, warnings and notes: {@code "Books.java:17: message"}. */
  List<String> messages() {
    return diagnostics.stream().map(Compilation::message).toList();
  }

  /** Errors and warnings: what codecs leave to reflection is only noted. */
  List<String> complaints() {
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
        .map(Compilation::message)
        .toList();
  }

  /** The codecs that their services file names, with the class of each. */
  String codecs() {
    Path file = output.resolve(CodecServices.PATH);
    return Files.exists(file) ? read(file) : "";
  }

  private static String message(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String text = diagnostic.getMessage(Locale.ROOT);
    if (source == null) {
      return text;
    }
    return Path.of(source.getName()).getFileName() + ":" + diagnostic.getLineNumber() + ": " + text;
  }

  /** The services file; empty where there is none. */
  String services() {
    Path file = output.resolve(ServicesFile.PATH);
    return Files.exists(file) ? read(file) : "";
  }

  /** The provider classes that the services file names. */
  List<String> providers() {
    return services()
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The source of a generated class. */
  String generated(String qualifiedName) {
    return read(output.resolve(qualifiedName.replace('.', '/') + ".java"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
