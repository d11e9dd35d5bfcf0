package dev.smisk.processor;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** The folder of class files: what earlier compilations left there, and the services file. */
final class OutputFolder {
  private final Filer filer;

  OutputFolder(Filer filer) {
    this.filer = filer;
  }

  /** Whether the class file is there; it may be one that this compilation is to replace. */
  boolean hasClass(String binaryName) {
    int dot = binaryName.lastIndexOf('.');
    String packageName = dot < 0 ? "" : binaryName.substring(0, dot);
    return exists(packageName, binaryName.substring(dot + 1) + ".class");
  }

  private boolean exists(String packageName, String name) {
    try (InputStream in =
        filer.getResource(StandardLocation.CLASS_OUTPUT, packageName, name).openInputStream()) {
      return in.read() >= 0;
    } catch (IOException | IllegalArgumentException absent) {
      return false;
    }
  }

  /** The services file; empty where there is none. */
  String services() {
    return text(ServicesFile.PATH);
  }

  /** A text file; empty where there is none. */
  String text(String path) {
    try (InputStream in =
        filer.getResource(StandardLocation.CLASS_OUTPUT, "", path).openInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException | IllegalArgumentException absent) {
      return "";
    }
  }

  /** Replaces the services file. */
  void writeServices(String text) throws IOException {
    write(ServicesFile.PATH, text);
  }

  /**
   * Replaces a text file. It has no originating elements: a build tool that deletes what a changed
   * class has originated would delete the lines of all others with it.
   */
  void write(String path, String text) throws IOException {
    FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", path);
    try (Writer writer = file.openWriter()) {
      writer.write(text);
    }
  }
}
