package com.acme;

import com.acme.security.Everything;
import com.acme.security.Role;
import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Results;
import dev.smisk.routing.Routes;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The routes of {@link Orders}. */
@Generated(Orders.class)
@SuppressWarnings("deprecation")
public final class OrdersRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/orders")
              .onWorker()
              .annotated(
                  new AuditedMark(new String[] {"parent", "class"}),
                  new RoleMark("clerk", Role.Level.READ))
              .handledBy("com.acme.Orders", "list()", "Orders.java:18"),
          Endpoint.of(Method.GET, "/orders/{id}")
              .onWorker()
              .annotated(
                  new PublicMark(),
                  new AuditedMark(new String[] {"all"}),
                  new RoleMark("clerk", Role.Level.READ))
              .handledBy("com.acme.Orders", "find(long)", "Orders.java:27"),
          Endpoint.of(Method.DELETE, "/orders")
              .onWorker()
              .annotated(
                  new RoleMark("boss", Role.Level.WRITE),
                  new RoleMark("auditor", Role.Level.READ),
                  new RoleMarkMark("not to be taken for the record of @Role"),
                  new AuditedMark(new String[] {"parent", "class"}))
              .handledBy("com.acme.Orders", "clear()", "Orders.java:35"),
          Endpoint.of(Method.PUT, "/orders")
              .onWorker()
              .annotated(
                  new EverythingMark(
                      true,
                      (byte) -1,
                      (short) 300,
                      -2147483648,
                      9223372036854775807L,
                      1.5f,
                      Double.NEGATIVE_INFINITY,
                      '\'',
                      new char[] {'"', '\\', '\u00e4'},
                      "\"quoted\" \u00e4",
                      int[].class,
                      Routes.array(Integer.class, Long.class),
                      new Class<?>[] {void.class, String[].class},
                      Object.class,
                      TimeUnit.SECONDS,
                      new TimeUnit[] {},
                      new RoleMark("nobody", Role.Level.READ),
                      new Role[] {
                          new RoleMark("one", Role.Level.READ),
                          new RoleMark("two", Role.Level.WRITE)},
                      new double[] {0.0, -0.0, Double.NaN},
                      new float[] {Float.POSITIVE_INFINITY},
                      "",
                      "",
                      0,
                      Orders.Inner.class),
                  new TitleMark(
                      "a text that is much too long for one line of a generated source, so "
                          + "that it is divided into several parts",
                      1),
                  new AuditedMark(new String[] {"parent", "class"}),
                  new RoleMark("clerk", Role.Level.READ))
              .handledBy("com.acme.Orders", "everything()", "Orders.java:42"),
          Endpoint.of(Method.POST, "/orders")
              .onWorker()
              .annotated(
                  new ListMark(new Role[] {}),
                  new EverythingMark(
                      true,
                      (byte) -1,
                      (short) 300,
                      7,
                      9223372036854775807L,
                      Float.NaN,
                      Double.NaN,
                      '\'',
                      new char[] {'\n'},
                      "",
                      int[].class,
                      Routes.array(),
                      new Class<?>[] {void.class, String[].class},
                      Object.class,
                      TimeUnit.SECONDS,
                      new TimeUnit[] {},
                      new RoleMark("somebody", Role.Level.WRITE),
                      new Role[] {},
                      new double[] {0.0, -0.0, Double.NaN},
                      new float[] {Float.POSITIVE_INFINITY},
                      "",
                      "",
                      0,
                      Orders.Inner.class),
                  new AuditedMark(new String[] {"parent", "class"}),
                  new RoleMark("clerk", Role.Level.READ))
              .handledBy("com.acme.Orders", "other()", "Orders.java:56"));

  /** For {@link java.util.ServiceLoader}. */
  public OrdersRoutes() {}

  @Override
  public List<Endpoint> table() {
    return TABLE;
  }

  @Override
  public List<Class<?>> needs() {
    return List.of();
  }

  @Override
  public Handler bind(Provided provided, Json json) {
    return new Bound(new Orders());
  }

  private static final class Bound implements Handler {
    private final Orders orders;

    Bound(Orders orders) {
      this.orders = orders;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> list(request);
        case 1 -> find(request);
        case 2 -> clear(request);
        case 3 -> everything(request);
        case 4 -> other(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /orders} by {@link Orders#list()}. */
    private Response<?> list(Request request) {
      return Results.text(orders.list());
    }

    /** Answers {@code GET /orders/{id}} by {@link Orders#find(long)}. */
    private Response<?> find(Request request) {
      Arguments arguments = new Arguments(request);
      long id = arguments.path(0, "id").toLong();
      arguments.check();
      return Results.text(orders.find(id));
    }

    /** Answers {@code DELETE /orders} by {@link Orders#clear()}. */
    private Response<?> clear(Request request) {
      orders.clear();
      return Response.noContent();
    }

    /** Answers {@code PUT /orders} by {@link Orders#everything()}. */
    private Response<?> everything(Request request) {
      orders.everything();
      return Response.noContent();
    }

    /** Answers {@code POST /orders} by {@link Orders#other()}. */
    private Response<?> other(Request request) {
      orders.other();
      return Response.noContent();
    }
  }

  /** {@link Marks.Audited} as it stands at routes. */
  private record AuditedMark(String[] value) implements Marks.Audited {
    @Override
    public String[] value() {
      return value.clone();
    }

    @Override
    public Class<Marks.Audited> annotationType() {
      return Marks.Audited.class;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Marks.Audited that && Arrays.equals(value, that.value());
    }

    @Override
    public int hashCode() {
      return 127 * "value".hashCode() ^ Arrays.hashCode(value);
    }

    @Override
    public String toString() {
      return "@Audited(" + Arrays.toString(value) + ")";
    }
  }

  /** {@link Role} as it stands at routes. */
  private record RoleMark(String value, Role.Level level) implements Role {
    @Override
    public Class<Role> annotationType() {
      return Role.class;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Role that && value.equals(that.value()) && level.equals(that.level());
    }

    @Override
    public int hashCode() {
      return (127 * "value".hashCode() ^ value.hashCode())
          + (127 * "level".hashCode() ^ level.hashCode());
    }

    @Override
    public String toString() {
      return "@Role(value = " + value + ", level = " + level + ")";
    }
  }

  /** {@link Marks.Public} as it stands at routes. */
  private record PublicMark() implements Marks.Public {
    @Override
    public Class<Marks.Public> annotationType() {
      return Marks.Public.class;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Marks.Public;
    }

    @Override
    public int hashCode() {
      return 0;
    }

    @Override
    public String toString() {
      return "@Public";
    }
  }

  /** {@link Marks.RoleMark} as it stands at routes. */
  private record RoleMarkMark(String value) implements Marks.RoleMark {
    @Override
    public Class<Marks.RoleMark> annotationType() {
      return Marks.RoleMark.class;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Marks.RoleMark that && value.equals(that.value());
    }

    @Override
    public int hashCode() {
      return 127 * "value".hashCode() ^ value.hashCode();
    }

    @Override
    public String toString() {
      return "@RoleMark(" + value + ")";
    }
  }

  /** {@link Everything} as it stands at routes. */
  private record EverythingMark(
      boolean aBoolean,
      byte aByte,
      short aShort,
      int anInt,
      long aLong,
      float aFloat,
      double aDouble,
      char aChar,
      char[] chars,
      String text,
      Class<?> aClass,
      Class<? extends Number>[] classes,
      Class<?>[] anyClasses,
      Class<?> rawClass,
      TimeUnit unit,
      TimeUnit[] units,
      Role role,
      Role[] roles,
      double[] doubles,
      float[] floats,
      String that,
      String other,
      int old,
      Class<?> inner) implements Everything {
    @Override
    public char[] chars() {
      return chars.clone();
    }

    @Override
    public Class<? extends Number>[] classes() {
      return classes.clone();
    }

    @Override
    public Class<?>[] anyClasses() {
      return anyClasses.clone();
    }

    @Override
    public TimeUnit[] units() {
      return units.clone();
    }

    @Override
    public Role[] roles() {
      return roles.clone();
    }

    @Override
    public double[] doubles() {
      return doubles.clone();
    }

    @Override
    public float[] floats() {
      return floats.clone();
    }

    @Override
    public Class<Everything> annotationType() {
      return Everything.class;
    }

    @Override
    public boolean equals(Object other2) {
      return other2 instanceof Everything that2
          && aBoolean == that2.aBoolean()
          && aByte == that2.aByte()
          && aShort == that2.aShort()
          && anInt == that2.anInt()
          && aLong == that2.aLong()
          && Float.compare(aFloat, that2.aFloat()) == 0
          && Double.compare(aDouble, that2.aDouble()) == 0
          && aChar == that2.aChar()
          && Arrays.equals(chars, that2.chars())
          && text.equals(that2.text())
          && aClass.equals(that2.aClass())
          && Arrays.equals(classes, that2.classes())
          && Arrays.equals(anyClasses, that2.anyClasses())
          && rawClass.equals(that2.rawClass())
          && unit.equals(that2.unit())
          && Arrays.equals(units, that2.units())
          && role.equals(that2.role())
          && Arrays.equals(roles, that2.roles())
          && Arrays.equals(doubles, that2.doubles())
          && Arrays.equals(floats, that2.floats())
          && that.equals(that2.that())
          && other.equals(that2.other())
          && old == that2.old()
          && inner.equals(that2.inner());
    }

    @Override
    public int hashCode() {
      return (127 * "aBoolean".hashCode() ^ Boolean.hashCode(aBoolean))
          + (127 * "aByte".hashCode() ^ Byte.hashCode(aByte))
          + (127 * "aShort".hashCode() ^ Short.hashCode(aShort))
          + (127 * "anInt".hashCode() ^ Integer.hashCode(anInt))
          + (127 * "aLong".hashCode() ^ Long.hashCode(aLong))
          + (127 * "aFloat".hashCode() ^ Float.hashCode(aFloat))
          + (127 * "aDouble".hashCode() ^ Double.hashCode(aDouble))
          + (127 * "aChar".hashCode() ^ Character.hashCode(aChar))
          + (127 * "chars".hashCode() ^ Arrays.hashCode(chars))
          + (127 * "text".hashCode() ^ text.hashCode())
          + (127 * "aClass".hashCode() ^ aClass.hashCode())
          + (127 * "classes".hashCode() ^ Arrays.hashCode(classes))
          + (127 * "anyClasses".hashCode() ^ Arrays.hashCode(anyClasses))
          + (127 * "rawClass".hashCode() ^ rawClass.hashCode())
          + (127 * "unit".hashCode() ^ unit.hashCode())
          + (127 * "units".hashCode() ^ Arrays.hashCode(units))
          + (127 * "role".hashCode() ^ role.hashCode())
          + (127 * "roles".hashCode() ^ Arrays.hashCode(roles))
          + (127 * "doubles".hashCode() ^ Arrays.hashCode(doubles))
          + (127 * "floats".hashCode() ^ Arrays.hashCode(floats))
          + (127 * "that".hashCode() ^ that.hashCode())
          + (127 * "other".hashCode() ^ other.hashCode())
          + (127 * "old".hashCode() ^ Integer.hashCode(old))
          + (127 * "inner".hashCode() ^ inner.hashCode());
    }

    @Override
    public String toString() {
      return "@Everything(aBoolean = "
          + aBoolean
          + ", aByte = "
          + aByte
          + ", aShort = "
          + aShort
          + ", anInt = "
          + anInt
          + ", aLong = "
          + aLong
          + ", aFloat = "
          + aFloat
          + ", aDouble = "
          + aDouble
          + ", aChar = "
          + aChar
          + ", chars = "
          + Arrays.toString(chars)
          + ", text = "
          + text
          + ", aClass = "
          + aClass
          + ", classes = "
          + Arrays.toString(classes)
          + ", anyClasses = "
          + Arrays.toString(anyClasses)
          + ", rawClass = "
          + rawClass
          + ", unit = "
          + unit
          + ", units = "
          + Arrays.toString(units)
          + ", role = "
          + role
          + ", roles = "
          + Arrays.toString(roles)
          + ", doubles = "
          + Arrays.toString(doubles)
          + ", floats = "
          + Arrays.toString(floats)
          + ", that = "
          + that
          + ", other = "
          + other
          + ", old = "
          + old
          + ", inner = "
          + inner
          + ")";
    }
  }

  /** {@link Marks.Title} as it stands at routes. */
  private record TitleMark(String value, int List) implements Marks.Title {
    @Override
    public Class<Marks.Title> annotationType() {
      return Marks.Title.class;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Marks.Title that && value.equals(that.value()) && List == that.List();
    }

    @Override
    public int hashCode() {
      return (127 * "value".hashCode() ^ value.hashCode())
          + (127 * "List".hashCode() ^ Integer.hashCode(List));
    }

    @Override
    public String toString() {
      return "@Title(value = " + value + ", List = " + List + ")";
    }
  }

  /** {@link Role.List} as it stands at routes. */
  private record ListMark(Role[] value) implements Role.List {
    @Override
    public Role[] value() {
      return value.clone();
    }

    @Override
    public Class<Role.List> annotationType() {
      return Role.List.class;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Role.List that && Arrays.equals(value, that.value());
    }

    @Override
    public int hashCode() {
      return 127 * "value".hashCode() ^ Arrays.hashCode(value);
    }

    @Override
    public String toString() {
      return "@List(" + Arrays.toString(value) + ")";
    }
  }
}
