package corpus;

import dev.smisk.Json;
import java.util.List;

/** Names and places that make trouble for whoever writes code. */
public final class Odd {
  private Odd() {}

  @Json
  public record Names(
      int parser,
      int context,
      int first,
      int property,
      int seen,
      int unknown,
      int type,
      int thrown,
      int generator,
      int value) {}

  @Json public record More(String names, String more, List<String> reader, String END) {}

  @Json public record List_(String x_y, String $dollar, String xY, String ünï) {}

  @Json public record String2(String String, Integer Integer, List<Integer> List) {}

  @Json public record Serializer(int id) {}

  @Json public record Deserializer(int id, Serializer serializer) {}

  @Json public record JsonCodec(int id) {}

  @Json public record JsonType(int id, JsonCodec codec) {}

  @Json public record Override(int id) {}

  @Json public record RuntimeException(int id) {}

  @Json public record Object(int id) {}

  @Json public record UsesOwn(Object object, Override override, RuntimeException e) {}

  @Json
  @Deprecated
  public record Old(int id) {}

  @Json
  @SuppressWarnings("deprecation")
  public record UsesOld(Old old, @Deprecated String text) {}

  @Json
  @Deprecated(forRemoval = true)
  public static class Doomed {
    private int n;

    @Deprecated
    public int getN() {
      return n;
    }

    public void setN(int n) {
      this.n = n;
    }
  }

  @Json
  public record Inner(Deep.Deeper deeper) {
    /** Holds another. */
    public abstract static class Deep {
      public record Deeper(int n) {}
    }
  }

  /** Only this class knows it. */
  private record Private(int n) {}

  @Json
  public record HidesPrivate(java.lang.Object hidden) {
    public static HidesPrivate make() {
      return new HidesPrivate(new Private(1));
    }
  }

  @Json
  public record Many(
      int a0, int a1, int a2, int a3, int a4, int a5, int a6, int a7, int a8, int a9, int b0,
      int b1, int b2, int b3, int b4, int b5, int b6, int b7, int b8, int b9, int c0, int c1,
      int c2, int c3, int c4, int c5, int c6, int c7, int c8, int c9, int d0, int d1, int d2,
      int d3, int d4, int d5, int d6, int d7, int d8, int d9) {}

  @Json
  public record TooMany(
      Integer a0, Integer a1, Integer a2, Integer a3, Integer a4, Integer a5, Integer a6,
      Integer a7, Integer a8, Integer a9, Integer b0, Integer b1, Integer b2, Integer b3,
      Integer b4, Integer b5, Integer b6, Integer b7, Integer b8, Integer b9, Integer c0,
      Integer c1, Integer c2, Integer c3, Integer c4, Integer c5, Integer c6, Integer c7,
      Integer c8, Integer c9, Integer d0, Integer d1, Integer d2, Integer d3, Integer d4,
      Integer d5, Integer d6, Integer d7, Integer d8, Integer d9, Integer e0, Integer e1,
      Integer e2, Integer e3, Integer e4, Integer e5, Integer e6, Integer e7, Integer e8,
      Integer e9, Integer f0, Integer f1, Integer f2, Integer f3, Integer f4, Integer f5,
      Integer f6, Integer f7, Integer f8, Integer f9, Integer g0, Integer g1, Integer g2) {}

  @Json public record Long_(String aVeryLongNameOfAComponentThatSurelyNeedsALineOfItsOwnInTheCode) {}

  @Json public record Thread(List<Thread> replies, String text) {}
}
