package corpus.shared;

import corpus.forge.Forge;
import dev.smisk.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Part of a list. */
@Json
public record Page<T extends Comparable<? super T>, M>(
    List<T> items, Optional<T> next, Map<String, ? extends M> more, M[] extra, Forge.Links links) {}
