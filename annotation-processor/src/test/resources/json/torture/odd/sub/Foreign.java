package odd.sub;
public record Foreign(int a, Inside inside) { record Inside(int b) {} }
