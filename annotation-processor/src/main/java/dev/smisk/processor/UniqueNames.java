package dev.smisk.processor;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Gives out names of which none occurs twice, and none is a keyword. */
final class UniqueNames {
  private final Set<String> taken;

  /** Names other than these. */
  UniqueNames(Collection<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /** The name itself, or the next that is free: with this suffix, then with numbers. */
  String take(String name, String suffix) {
    String candidate = name;
    for (int i = 1; !SourceVersion.isName(candidate) || taken.contains(candidate); i++) {
      candidate = i == 1 && !suffix.isEmpty() ? name + suffix : name + suffix + (i + 1);
    }
    taken.add(candidate);
    return candidate;
  }

  /** All that are taken. */
  Set<String> taken() {
    return Set.copyOf(taken);
  }

  /** {@code URLShortener} as a variable's name: {@code urlShortener}. */
  static String variable(String className) {
    int capitals = 0;
    while (capitals < className.length() && Character.isUpperCase(className.charAt(capitals))) {
      capitals++;
    }
    int lowered = capitals > 1 && capitals < className.length() ? capitals - 1 : capitals;
    return className.substring(0, lowered).toLowerCase(Locale.ROOT) + className.substring(lowered);
  }
}
