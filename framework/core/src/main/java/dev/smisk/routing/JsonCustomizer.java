package dev.smisk.routing;

import tools.jackson.databind.json.JsonMapper;

/**
 * An app's own settings of Jackson, over those of {@link JsonSettings}. Compiled codecs do what
 * those say: where other settings would have Jackson find or name properties otherwise (a naming
 * strategy, mix-ins, inclusion, visibility and the like), all JSON is left to Jackson's reflection,
 * and the log says so at start-up.
 */
@FunctionalInterface
public interface JsonCustomizer {
  /** Changes nothing. */
  JsonCustomizer NONE = builder -> builder;

  /** Called once, when the app starts; returns the builder. */
  JsonMapper.Builder customize(JsonMapper.Builder builder);
}
