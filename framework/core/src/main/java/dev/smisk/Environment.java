package dev.smisk;

import dev.smisk.fastcgi.AllowList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the {@code SMISK_*} variables, and the one that FastCGI itself defines. */
final class Environment {
  private static final Logger log = LoggerFactory.getLogger(Environment.class);
  private static final String OURS = "SMISK_";

  private Environment() {}

  /**
   * The settings with what the environment says over them. A variable that is empty says nothing;
   * one that is unknown is warned of, since another program may have a use for it.
   *
   * @throws IllegalArgumentException that names the variable and tells the right form
   */
  static Settings over(Settings settings, Map<String, String> environment) {
    Settings changed = settings;
    Set<String> known = new HashSet<>();
    String servers = environment.getOrDefault(AllowList.VARIABLE, "");
    if (!servers.isEmpty()) {
      changed = read(changed, Option.ALLOW, AllowList.VARIABLE, servers);
    }
    for (Option option : Option.values()) {
      known.add(option.variable());
      String value = environment.getOrDefault(option.variable(), "");
      if (!value.isEmpty()) {
        changed = read(changed, option, option.variable(), value);
      }
    }
    for (AppLimit limit : AppLimit.values()) {
      known.add(limit.variable());
      String value = environment.getOrDefault(limit.variable(), "");
      if (!value.isEmpty()) {
        changed = read(changed, limit, value);
      }
    }
    for (String name : environment.keySet()) {
      if (name.startsWith(OURS) && !known.contains(name)) {
        log.warn("the environment variable {} is none of Smisk's: --help shows them all", name);
      }
    }
    return changed;
  }

  private static Settings read(Settings settings, Option option, String name, String value) {
    List<String> values =
        option.repeats()
            ? Arrays.stream(value.split(",", -1)).map(String::strip).toList()
            : List.of(value);
    try {
      return settings.with(option, values);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static Settings read(Settings settings, AppLimit limit, String value) {
    try {
      return settings.withLimit(limit, limit.parse(value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(limit.variable() + " " + e.getMessage(), e);
    }
  }
}
