package odd;
import dev.smisk.Json;
import com.fasterxml.jackson.annotation.*;
import java.util.*;
import java.util.function.*;
import org.jspecify.annotations.Nullable;
public class Torture {
  @Json public record VarArgs(String... names) {}
  @Json public record TypeUse(@Nullable String a, List<@Nullable String> b, String @Nullable [] c) {}
  @Json public record SelfBound<T extends SelfBound<T>>(T self, List<? super T> up, List<? extends T> down) {}
  @Json public record Keyword(@JsonProperty("class") String clazz, @JsonProperty("default") int dflt, @JsonProperty("") int empty, @JsonProperty(" ") int blank) {}
  @Json public static class Keywords { private int d; private boolean n; public int getDefault() { return d; } public void setDefault(int d) { this.d = d; } public boolean isNew() { return n; } public void setNew(boolean n) { this.n = n; } }
  @Json protected record Protected(int a) {}
  @Json record Pkg(Hidden h, List<Hidden> hs) {}
  record Hidden(int x) {}
  private record Priv(int x) {}
  public interface Holder { @Json record InInterface(int a, Optional<Holder.InInterface> next) {} }
  public interface Getter<T> { T getThing(); }
  @Json public static class Impl implements Getter<String> { private String thing; @Override public String getThing() { return thing; } public void setThing(String thing) { this.thing = thing; } }
  public static class Super { private Number n; public Number getN() { return n; } public void setN(Number n) { this.n = n; } }
  @Json public static class Covariant extends Super { @Override public java.lang.Integer getN() { return 1; } }
  @Json public record Funcs(@JsonIgnore Supplier<String> s, int n) {}
  @Json public record Throwing(int n) { public Throwing { if (n < 0) throw new IllegalStateException(); } }
  @Json public static class CheckedGetter { public int getX() throws java.io.IOException { return 1; } public void setX(int x) {} }
  @Json public static class CheckedCtor { public CheckedCtor() throws java.io.IOException {} public int x; }
  @Json public static class PrivateCtor { private PrivateCtor() {} public int x; }
  @Json public static class TwoSetters { private String a; public String getA() { return a; } public void setA(String a) { this.a = a; } public void setA(int a) {} }
  @Json public class Inner { public int x; }
  @Json public enum Bodies { A { @Override int f() { return 1; } }; int f() { return 0; } }
  @Json public static class Generic<K extends Enum<K>, V extends Map<K, ? extends List<V>>> { public K key; public V value; public Map<K, V>[] maps; }
  @Json public record Nested(Map.Entry<String, Map.Entry<Integer, List<int[]>>> e, int[][][] deep, List<String[]>[] odd) {}
  @Json public static class Builder { private final List<String> xs = new ArrayList<>(); public List<String> getXs() { return xs; } }
  @Json public record Long(int a, java.lang.Long b) {}
  @Json public record Integer(java.lang.Integer a, int b, List<java.lang.Integer> c) {}
  @Json public record String_(String string) {}
  @Json public record JavaType(int a) {}
  @Json public record Class_(java.lang.Class<?> c) {}
  @Json public record TokenBuffer(TokenBuffer next, int JsonParser, int java, int dev, int tools) {}
  @Json public record WithStatic(int a) { public static final int MAX = 3; public static WithStatic of(int a) { return new WithStatic(a); } public static WithStatic parse(String s) { return null; } }
  @Json public record Anno(int old, int neu) { @Deprecated public Anno(int old) { this(old, 0); } }
  @Json public static class Node<T extends Comparable<? super T>> { public T value; public Node<T> next; public Node<? extends T> other() { return null; } }
  @Json public static final class Lombokish { private final String a; public Lombokish(String a) { this.a = a; } public String getA() { return a; } }
  @Json public static class OnlyIs { public Boolean isOpen() { return true; } }
  @Json public record WithSub(odd.sub.Foreign f, List<odd.sub.Foreign> fs) {}
  @Json public static class FromSub extends odd.sub.Parent { public int own; }
  @Json public record Sealed(Base b) {}
  public sealed interface Base permits A, B {}
  public record A(int a) implements Base {}
  public static non-sealed class B implements Base { public int b; }
  @Json @SuppressWarnings("rawtypes") public record Raw(List raw, Map<String, List> inner) {}
  @Json public record Mixed(int $, String _a, boolean isX, int getY, Object clone_) {}
  @Json public record Recursive<T>(Recursive<Recursive<T>> more, T t) {}
  @Json public static class Overloaded { private int x; public int getX() { return x; } public int getX(int y) { return y; } public void setX(int x) { this.x = x; } }
  @Json public static class Hiding extends odd.sub.Parent { public int parentField; }
  @Json public static class Volatile { public volatile int v; public transient int t; public static int s; public final int f = 3; }
}
