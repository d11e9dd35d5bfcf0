public record List(String s) {}
