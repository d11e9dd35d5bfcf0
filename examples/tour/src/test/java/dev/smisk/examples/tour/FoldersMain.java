package dev.smisk.examples.tour;

/** An app of files alone. */
final class FoldersMain {
  private FoldersMain() {}

  public static void main(String[] args) {
    Main.folders(args);
  }
}
