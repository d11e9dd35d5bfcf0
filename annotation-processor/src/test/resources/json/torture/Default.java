import dev.smisk.Json;
@Json public record Default(int a, List b, Default d) { record X(int z) {} }
