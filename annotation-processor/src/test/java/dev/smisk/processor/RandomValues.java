package dev.smisk.processor;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Values of a type, made without JSON: by whatever constructor there is, with every field set, so
 * that they hold what no JSON could put there.
 */
final class RandomValues {
  private static final int TRIES = 20;

  private final JsonMapper mapper;
  private final RandomJson json;
  private final Random random;

  /** Among which the subclasses of abstract types are found. */
  private final List<Class<?>> types;

  RandomValues(JsonMapper mapper, Random random, List<Class<?>> types) {
    this.mapper = mapper;
    this.json = new RandomJson(mapper, random);
    this.random = random;
    this.types = types;
  }

  /** A value; null where no constructor takes what it is given. */
  Object of(Class<?> type) {
    for (int i = 0; i < TRIES; i++) {
      Object value = of(mapper.constructType(type), 4, true);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  @SafeVarargs
  private <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }

  private Object of(JavaType type, int depth, boolean isRoot) {
    Class<?> raw = type.getRawClass();
    if (!isRoot && !raw.isPrimitive() && (depth <= 0 || random.nextInt(8) == 0)) {
      return null;
    }
    Object number = number(raw);
    if (number != null) {
      return number;
    }
    if (type.isArrayType()) {
      Collection<Object> items = fill(new ArrayList<>(), type.getContentType(), depth);
      Object array = Array.newInstance(type.getContentType().getRawClass(), items.size());
      int i = 0;
      for (Object item : items) {
        Array.set(array, i++, item);
      }
      return array;
    }
    if (raw == Optional.class) {
      return Optional.ofNullable(of(type.containedTypeOrUnknown(0), depth, false));
    }
    if (type.isMapLikeType() && raw.isInterface()) {
      return map(type, depth);
    }
    if (raw == Set.class) {
      return fill(new HashSet<>(), type.getContentType(), depth);
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return random.nextBoolean();
    }
    if (raw == char.class || raw == Character.class) {
      return pick('a', '\u0000', 'é');
    }
    if (raw == short.class || raw == byte.class || raw == Short.class || raw == Byte.class) {
      return raw == short.class || raw == Short.class ? (Object) (short) -7 : (Object) (byte) 100;
    }
    if (raw.isInterface() && raw.isAssignableFrom(ArrayList.class) && raw != Object.class) {
      return fill(new ArrayList<>(), type.containedTypeOrUnknown(0), depth);
    }
    if (raw == java.util.Iterator.class) {
      return java.util.Collections.emptyIterator(); // one that can be written twice
    }
    return raw.getName().startsWith("java.") || raw.isEnum()
        ? ofJson(type)
        : object(type, depth, raw);
  }

  /** Also those that are none. */
  private Object number(Class<?> raw) {
    if (raw == double.class || raw == Double.class || raw == Number.class || raw == Object.class) {
      return pick(0.5, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 1e300, 12.0);
    }
    if (raw == float.class || raw == Float.class) {
      return pick(0.5f, Float.NaN, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, 3f);
    }
    if (raw == OptionalDouble.class) {
      return pick(OptionalDouble.empty(), OptionalDouble.of(Double.NaN), OptionalDouble.of(1.5));
    }
    if (raw == OptionalInt.class) {
      return pick(OptionalInt.empty(), OptionalInt.of(-1));
    }
    if (raw == OptionalLong.class) {
      return pick(OptionalLong.empty(), OptionalLong.of(Long.MIN_VALUE));
    }
    if (raw == long.class || raw == Long.class) {
      return pick(0L, Long.MAX_VALUE, Long.MIN_VALUE, -1L);
    }
    if (raw == int.class || raw == Integer.class) {
      return pick(0, Integer.MAX_VALUE, Integer.MIN_VALUE, 1);
    }
    if (raw == BigDecimal.class) {
      return pick(new BigDecimal("1e50"), new BigDecimal("-0.00"), BigDecimal.TEN);
    }
    if (raw == BigInteger.class) {
      return pick(BigInteger.ONE.shiftLeft(100), BigInteger.ZERO);
    }
    if (raw == String.class || raw == CharSequence.class) {
      return pick("", "a", "\u0000\u001f\"\\/", "é😀\u2028", "x".repeat(300), "</script>");
    }
    return null;
  }

  private Object ofJson(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (Throwable.class.isAssignableFrom(raw) || raw == Void.class) {
      return null;
    }
    if (raw == Comparable.class) {
      return pick((Comparable<?>) "text", 7, Thread.State.NEW);
    }
    try {
      return mapper.readValue(json.of(type), type);
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  private Collection<Object> fill(Collection<Object> into, JavaType content, int depth) {
    for (int n = random.nextInt(4); n > 0; n--) {
      into.add(of(content, depth - 1, content.isPrimitive()));
    }
    return into;
  }

  private Map<Object, Object> map(JavaType type, int depth) {
    Map<Object, Object> map =
        java.util.SortedMap.class.isAssignableFrom(type.getRawClass())
            ? new java.util.TreeMap<>()
            : type.getRawClass() == Map.class
                ? new LinkedHashMap<>()
                : new java.util.concurrent.ConcurrentSkipListMap<>();
    for (int n = random.nextInt(3); n > 0; n--) {
      Object key = of(type.getKeyType(), 1, true);
      Object value = of(type.getContentType(), depth - 1, false);
      if (key != null && (value != null || map instanceof LinkedHashMap)) {
        map.put(key, value);
      }
    }
    return map;
  }

  private Object object(JavaType type, int depth, Class<?> raw) {
    if (tools.jackson.databind.JsonNode.class.isAssignableFrom(raw)) {
      return JsonNodeFactory.instance.objectNode().put("n", Double.NaN).putNull("z");
    }
    List<Class<?>> possible =
        types.stream()
            .filter(raw::isAssignableFrom)
            .filter(each -> !Modifier.isAbstract(each.getModifiers()) && !each.isEnum())
            .toList();
    if (possible.isEmpty()) {
      return null;
    }
    Class<?> chosen = possible.get(random.nextInt(possible.size()));
    JavaType actual =
        chosen == raw ? type : mapper.getTypeFactory().constructSpecializedType(type, chosen);
    return made(actual, depth);
  }

  private Object made(JavaType type, int depth) {
    try {
      Constructor<?> constructor =
          Arrays.stream(type.getRawClass().getDeclaredConstructors())
              .max(java.util.Comparator.comparing(each -> score(type.getRawClass(), each)))
              .orElseThrow();
      constructor.setAccessible(true);
      List<Object> arguments = new ArrayList<>();
      for (Type parameter : constructor.getGenericParameterTypes()) {
        arguments.add(member(parameter, type, depth));
      }
      Object value = constructor.newInstance(arguments.toArray());
      for (Class<?> each = type.getRawClass();
          each != null && !each.isRecord() && !each.getName().startsWith("java.");
          each = each.getSuperclass()) {
        for (Field field : each.getDeclaredFields()) {
          set(field, value, type.findSuperType(each), depth);
        }
      }
      return value;
    } catch (ReflectiveOperationException refused) {
      return null;
    }
  }

  /** The canonical constructor of a record, that with the fewest parameters of a class. */
  private static int score(Class<?> type, Constructor<?> constructor) {
    if (!type.isRecord()) {
      return -constructor.getParameterCount();
    }
    Class<?>[] components =
        Arrays.stream(type.getRecordComponents()).map(c -> c.getType()).toArray(Class<?>[]::new);
    return Arrays.equals(components, constructor.getParameterTypes()) ? 1 : 0;
  }

  private void set(Field field, Object value, JavaType owner, int depth)
      throws IllegalAccessException {
    boolean isConstant = // which is compiled into what reads it
        Modifier.isFinal(field.getModifiers()) && Modifier.isPublic(field.getModifiers());
    if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() && !isConstant) {
      field.setAccessible(true);
      field.set(value, member(field.getGenericType(), owner, depth));
    }
  }

  private Object member(Type member, JavaType owner, int depth) {
    JavaType type = mapper.getTypeFactory().resolveMemberType(member, owner.getBindings());
    return of(type, depth - 1, type.isPrimitive());
  }
}
