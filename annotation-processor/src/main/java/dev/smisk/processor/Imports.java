package dev.smisk.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;

/**
 * Decides which classes a source names simply and which with their package. A source is written
 * twice: the first time collects the names, {@link #settle} then gives each simple name to one
 * class, and the second time is what counts.
 */
final class Imports {
  private static final String LANG = "java.lang";
  private static final String FRAMEWORK = "dev.smisk.";

  private final String packageName;
  private final Predicate<String> exists;

  /** Simple names of classes that the source itself declares. */
  private final Set<String> declared = new HashSet<>();

  /** Qualified names of outermost classes. */
  private final Set<String> used = new LinkedHashSet<>();

  /** Who is meant by a simple name; empty until names are settled. */
  private final Map<String, String> winners = new HashMap<>();

  /**
   * For a source of that package.
   *
   * @param exists whether there is a class of that qualified name
   */
  Imports(String packageName, Predicate<String> exists) {
    this.packageName = packageName;
    this.exists = exists;
  }

  /** A class that the source itself declares under this simple name. */
  void declare(String simpleName) {
    declared.add(simpleName);
  }

  /** How to name an outermost class. */
  String name(String qualified) {
    used.add(qualified);
    String simple = simple(qualified);
    return winners.isEmpty() || qualified.equals(winners.get(simple)) ? simple : qualified;
  }

  /** How to name a class. */
  String name(TypeElement element) {
    TypeElement outermost = TypeNames.outermost(element);
    String nested = TypeNames.nested(element);
    return name(outermost.getQualifiedName().toString())
        + nested.substring(outermost.getSimpleName().length());
  }

  /** Whether a class is used whose simple name this is. */
  boolean isUsed(String simpleName) {
    return used.stream().anyMatch(qualified -> simple(qualified).equals(simpleName));
  }

  /** Names that no variable may have: it would stand before the class or package of that name. */
  Set<String> obscurable() {
    Set<String> names = new HashSet<>(declared);
    for (String qualified : used) {
      names.add(simple(qualified));
      names.add(qualified.replaceAll("\\..*", ""));
    }
    return names;
  }

  /** Gives each simple name to the class that needs it most. */
  void settle() {
    List<String> byNeed = new ArrayList<>(used);
    byNeed.sort((a, b) -> Integer.compare(rank(a), rank(b)));
    for (String qualified : byNeed) {
      String simple = simple(qualified);
      boolean isShadowed =
          declared.contains(simple)
              || (packageOf(qualified).equals(LANG)
                  && !packageName.equals(LANG)
                  && exists.test(packageName.isEmpty() ? simple : packageName + "." + simple));
      if (!isShadowed) {
        winners.putIfAbsent(simple, qualified);
      }
    }
  }

  /** Classes of the same package come first: one without a package has no other name. */
  private int rank(String qualified) {
    String owner = packageOf(qualified);
    if (owner.equals(packageName)) {
      return 0;
    }
    if (owner.equals(LANG)) {
      return 1;
    }
    return qualified.startsWith(FRAMEWORK) ? 2 : 3;
  }

  /** The import statements, sorted. */
  List<String> statements() {
    Set<String> imported = new TreeSet<>();
    for (String qualified : winners.values()) {
      String owner = packageOf(qualified);
      if (!owner.equals(packageName) && !owner.equals(LANG)) {
        imported.add("import " + qualified + ";");
      }
    }
    return List.copyOf(imported);
  }

  private static String packageOf(String qualified) {
    int dot = qualified.lastIndexOf('.');
    return dot < 0 ? "" : qualified.substring(0, dot);
  }

  private static String simple(String qualified) {
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }
}
