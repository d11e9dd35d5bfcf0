package dev.smisk;

import dev.smisk.fastcgi.ListenAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the command line of an app; does nothing about it. */
final class CommandLine {
  static final String ROUTES = "--routes";
  static final String CHECK = "--check";
  static final String VERSION = "--version";
  static final String HELP = "--help";

  /** Follows our arguments; what comes after it is the app's own. */
  static final String SEPARATOR = "--";

  /** Past it an argument is no misspelling of ours. */
  private static final int MAX_TYPOS = 3;

  private CommandLine() {}

  /** What the user wants. */
  sealed interface Request {
    /** What the command line sets. */
    default Map<Option, List<String>> options() {
      return Map.of();
    }
  }

  /** What is to be done with the app. */
  enum Purpose {
    SERVE,
    /** As for serving, but where nobody comes, and to end. */
    CHECK,
    SHOW_ROUTES
  }

  /** Do that, with these options over all others. */
  record Run(Purpose purpose, Map<Option, List<String>> options) implements Request {}

  /** Print what can be said here. */
  record ShowHelp() implements Request {}

  /** Print which framework and Java this is. */
  record ShowVersion() implements Request {}

  /** An argument that makes no sense; the message names it and the right form. */
  record Misuse(String message) implements Request {}

  static Request parse(String... args) {
    Map<Option, List<String>> options = new EnumMap<>(Option.class);
    boolean routes = false;
    boolean check = false;
    for (int i = 0; i < args.length && !args[i].equals(SEPARATOR); i++) {
      String arg = args[i];
      if (arg.equals(HELP) || arg.equals("-h")) {
        return new ShowHelp();
      }
      if (arg.equals(VERSION)) {
        return new ShowVersion();
      }
      if (arg.equals(ROUTES)) {
        routes = true;
        continue;
      }
      if (arg.equals(CHECK)) {
        check = true;
        continue;
      }
      int equals = arg.indexOf('=');
      String flag = equals < 0 ? arg : arg.substring(0, equals);
      Option option = find(flag);
      if (option == null) {
        return new Misuse(unknown(arg, flag));
      }
      String value = equals < 0 ? null : arg.substring(equals + 1);
      if (value == null && i + 1 < args.length && isValue(option, args[i + 1])) {
        value = args[++i];
      }
      String wrong = take(option, value, options);
      if (wrong != null) {
        return new Misuse(wrong);
      }
    }
    Purpose checkOrServe = check ? Purpose.CHECK : Purpose.SERVE;
    return new Run(routes ? Purpose.SHOW_ROUTES : checkOrServe, options);
  }

  /** The app's own arguments. */
  static List<String> appArguments(String... args) {
    List<String> all = List.of(args);
    int separator = all.indexOf(SEPARATOR);
    return separator < 0 ? List.of() : all.subList(separator + 1, all.size());
  }

  private static @Nullable Option find(String flag) {
    for (Option option : Option.values()) {
      if (option.flag().equals(flag)) {
        return option;
      }
    }
    return null;
  }

  /** Those that stand alone may take a number; the others take whatever is no flag. */
  private static boolean isValue(Option option, String next) {
    return option.standsAlone()
        ? option == Option.DEV && next.matches("\\d+")
        : !next.startsWith("--");
  }

  /** Keeps the value; returns what is wrong with it, or null. */
  private static @Nullable String take(
      Option option, @Nullable String value, Map<Option, List<String>> options) {
    if (value == null && !option.standsAlone()) {
      return option.flag() + " lacks its value: " + option.usage();
    }
    if (options.containsKey(option) && !option.repeats()) {
      return option.flag() + " is given twice: once is enough";
    }
    List<String> values = new ArrayList<>(options.getOrDefault(option, List.of()));
    values.add(Objects.requireNonNullElse(value, "true"));
    try {
      Settings.DEFAULTS.with(option, values);
    } catch (IllegalArgumentException e) {
      return option.flag() + ": " + e.getMessage();
    }
    options.put(option, values);
    return null;
  }

  private static String unknown(String arg, String flag) {
    return "unknown argument \"" + arg + "\": " + hint(arg, flag) + " (--help shows all)";
  }

  private static String hint(String arg, String flag) {
    if (!arg.startsWith("-")) {
      return isAddress(arg)
          ? "to listen there write --listen " + arg
          : "arguments of the app itself come after " + SEPARATOR;
    }
    String bare = flag.replaceFirst("^-+", "");
    String nearest = null;
    int best = Math.min(MAX_TYPOS, bare.length() / 2) + 1;
    for (Option option : Option.values()) {
      int distance = distance(bare, option.flag().substring(2));
      if (distance < best) {
        best = distance;
        nearest = option.usage();
      }
    }
    for (String action : new String[] {ROUTES, CHECK, VERSION, HELP}) {
      int distance = distance(bare, action.substring(2));
      if (distance < best) {
        best = distance;
        nearest = action;
      }
    }
    return nearest == null
        ? "arguments of the app itself come after " + SEPARATOR
        : "did you mean " + nearest + "?";
  }

  private static boolean isAddress(String text) {
    try {
      ListenAddress.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Levenshtein's: insertions, deletions and replacements that make one of the other. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
