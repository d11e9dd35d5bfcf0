package dev.smisk.routing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.bean.BuilderBasedDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.util.NameTransformer;

/**
 * Has Jackson's own deserializer of beans refuse an absent primitive that would silently be 0 or
 * false: one that the bean's constructor left so, or whose value nothing public tells. Compiled
 * codecs do the same.
 */
final class JsonPrimitives {
  private JsonPrimitives() {}

  /** Puts a mark at the primitives that a setter or field takes. */
  static void mark(BeanDescription bean, BeanDeserializerBuilder builder) {
    ValueInstantiator instantiator = builder.getValueInstantiator();
    if (instantiator.canCreateUsingDelegate() || instantiator.canCreateUsingArrayDelegate()) {
      return; // whatever is delegated to reads the properties
    }
    List<Marked> all = new ArrayList<>();
    for (Iterator<SettableBeanProperty> each = builder.getProperties(); each.hasNext(); ) {
      SettableBeanProperty property = each.next();
      if (property.getType().isPrimitive()
          && !property.isCreatorProperty()
          && property.getInjectableValueId() == null
          && !Boolean.FALSE.equals(property.getMetadata().getRequired())) {
        all.add(new Marked(property, all.size(), current(bean, property)));
      }
    }
    all.forEach(property -> builder.addOrReplaceProperty(property, true));
  }

  /** Where the value can be read that the bean has before one is set. */
  private static @Nullable AnnotatedMember current(
      BeanDescription bean, SettableBeanProperty property) {
    return bean.findProperties().stream()
        .filter(definition -> definition.getName().equals(property.getName()))
        .flatMap(definition -> Stream.of(definition.getGetter(), definition.getField()))
        .filter(JsonPrimitives::tells)
        .findFirst()
        .orElse(null);
  }

  private static boolean tells(@Nullable AnnotatedMember member) {
    if (member == null || !member.isPublic() || !member.getRawType().isPrimitive()) {
      return false;
    }
    member.fixAccess(false);
    return true;
  }

  /** Whether a bean's value is 0 or false, or not to be had: the getter of an unset box throws. */
  static boolean isZero(Callable<?> current) {
    Object value;
    try {
      value = current.call();
    } catch (Exception unset) {
      return true;
    }
    return value instanceof Number number
        ? number.doubleValue() == 0
        : Boolean.FALSE.equals(value) || Character.valueOf('\0').equals(value);
  }

  /** The deserializer, which then looks for what was marked. */
  static ValueDeserializer<?> checked(ValueDeserializer<?> deserializer) {
    return deserializer instanceof BeanDeserializerBase bean
            && !(deserializer instanceof BuilderBasedDeserializer)
            && !Checked.marked(bean).isEmpty()
        ? new Checked(bean)
        : deserializer;
  }

  /** A primitive property that tells the object being read when it comes. */
  private static final class Marked extends SettableBeanProperty.Delegating {
    private static final long serialVersionUID = 1;

    private final int index;
    private final transient @Nullable AnnotatedMember current;

    Marked(SettableBeanProperty delegate, int index, @Nullable AnnotatedMember current) {
      super(delegate);
      this.index = index;
      this.current = current;
    }

    @Override
    protected SettableBeanProperty withDelegate(SettableBeanProperty newDelegate) {
      return new Marked(newDelegate, index, current);
    }

    @Override
    public void deserializeAndSet(
        JsonParser parser, DeserializationContext context, Object instance) {
      come(context);
      super.deserializeAndSet(parser, context, instance);
    }

    @Override
    public Object deserializeSetAndReturn(
        JsonParser parser, DeserializationContext context, Object instance) {
      come(context);
      return super.deserializeSetAndReturn(parser, context, instance);
    }

    @Override
    public void set(DeserializationContext context, Object instance, @Nullable Object value) {
      come(context);
      super.set(context, instance, value);
    }

    @Override
    public Object setAndReturn(
        DeserializationContext context, Object instance, @Nullable Object value) {
      come(context);
      return super.setAndReturn(context, instance, value);
    }

    private void come(DeserializationContext context) {
      if (context.getAttribute(Checked.SEEN) instanceof BitSet seen) {
        seen.set(index);
      }
    }

    boolean isZeroIn(Object bean) {
      AnnotatedMember from = current;
      return from == null || isZero(() -> from.getValue(bean));
    }
  }

  /** Refuses a bean that lacks a marked property. */
  private static final class Checked extends DelegatingDeserializer {
    /** The attribute with the marked properties of the innermost object that have come. */
    static final Object SEEN = Checked.class;

    /** Those that are left once the property that the bean belongs to has ignored some. */
    private final List<Marked> marked;

    Checked(ValueDeserializer<?> bean) {
      super(bean);
      marked = marked(bean);
    }

    static List<Marked> marked(ValueDeserializer<?> deserializer) {
      List<Marked> marked = new ArrayList<>();
      if (deserializer instanceof BeanDeserializerBase bean) {
        bean.properties()
            .forEachRemaining(
                property -> {
                  if (property instanceof Marked each) {
                    marked.add(each);
                  }
                });
      }
      return marked;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
      return new Checked(delegate);
    }

    @Override
    @SuppressWarnings("unchecked")
    public ValueDeserializer<Object> unwrappingDeserializer(
        DeserializationContext context, NameTransformer unwrapper) {
      return (ValueDeserializer<Object>)
          (ValueDeserializer<?>) new Checked(_delegatee.unwrappingDeserializer(context, unwrapper));
    }

    @Override
    @SuppressWarnings("NullAway") // what is delegated to may return null
    public Object deserialize(JsonParser parser, DeserializationContext context) {
      JsonToken token = parser.currentToken();
      if (marked.isEmpty() || token == null || token.isScalarValue()) {
        return super.deserialize(parser, context); // such as the id of a bean that was read before
      }
      Object outer = context.getAttribute(SEEN);
      BitSet seen = new BitSet();
      context.setAttribute(SEEN, seen);
      Object bean;
      try {
        bean = super.deserialize(parser, context);
      } finally {
        context.setAttribute(SEEN, outer);
      }
      if (bean != null) {
        check(bean, seen, context);
      }
      return bean;
    }

    private void check(Object bean, BitSet seen, DeserializationContext context) {
      for (Marked property : marked) {
        if (!seen.get(property.index) && property.isZeroIn(bean)) {
          throw absent(context, property.getType(), handledType(), property.getName());
        }
      }
    }
  }

  /** What to throw where an object lacks a property that must be there. */
  static JacksonException absent(
      DeserializationContext context, JavaType type, Class<?> owner, String name) {
    return MismatchedInputException.from(
            context.getParser(), type, "Missing required property '" + name + "'")
        .prependPath(owner, name);
  }
}
