package dev.smisk.validation;

import jakarta.validation.UnexpectedTypeException;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.CascadableDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.reflect.Array;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds constraints that stand at a type that they are not for, such as {@code @NotBlank int}: the
 * validator looks for who checks them when it sees the first value, so it is shown one with nothing
 * in it. Used once, by one thread.
 */
final class Fit {
  private static final Pattern UNFIT =
      Pattern.compile("constraint '([\\w.$]+)' validating type '([^']+)'");

  /** The record that compiled routes carry the constraints of a method's parameters in. */
  private static final Pattern PARAMETERS =
      Pattern.compile("(.*)Routes\\$Bound\\$(\\w+?)Constraints\\d*");

  private final Validator validator;
  private final Set<Class<?>> seen = new HashSet<>();

  Fit(Validator validator) {
    this.validator = validator;
  }

  /**
   * Looks at a class and at those that {@code @Valid} leads to.
   *
   * @throws IllegalStateException that tells the constraint, its place and what to do
   */
  void check(Class<?> type) {
    if (!seen.add(type)) {
      return;
    }
    BeanDescriptor bean = validator.getConstraintsForClass(type);
    for (PropertyDescriptor property : bean.getConstrainedProperties()) {
      String name = property.getPropertyName();
      try {
        validator.validateValue(type, name, empty(property));
      } catch (UnexpectedTypeException unfit) {
        throw new IllegalStateException(words(type, name, unfit));
      } catch (ValidationException other) {
        // Of a validator that the value does not please, which is not what is looked for.
      }
      follow(property);
    }
  }

  private <D extends ElementDescriptor & CascadableDescriptor & ContainerDescriptor> void follow(
      D place) {
    if (place.isCascaded()) {
      Class<?> type = place.getElementClass();
      check(type.isArray() ? type.getComponentType() : type);
    }
    for (ContainerElementTypeDescriptor held : place.getConstrainedContainerElementTypes()) {
      follow(held);
    }
  }

  /** A value of the property that is nothing, or a container with nothing in it to look at. */
  private static @Nullable Object empty(PropertyDescriptor property) {
    if (property.getConstrainedContainerElementTypes().isEmpty()) {
      return null;
    }
    Class<?> type = property.getElementClass();
    if (type.isArray()) {
      return type.getComponentType().isPrimitive()
          ? null
          : Array.newInstance(type.getComponentType(), 1);
    }
    return List.of(
            Collections.singletonList(null),
            Collections.singleton(null),
            Collections.singletonMap(null, null),
            Optional.empty())
        .stream()
        .filter(type::isInstance)
        .findFirst()
        .orElse(null);
  }

  private static String words(Class<?> type, String property, UnexpectedTypeException unfit) {
    Matcher parts = UNFIT.matcher(String.valueOf(unfit.getMessage()));
    if (!parts.find()) {
      return place(type, property) + " has a constraint that does not fit: " + unfit.getMessage();
    }
    return "@"
        + parts.group(1).replaceFirst(".*[.$]", "")
        + " at "
        + place(type, property)
        + " is not for "
        + parts.group(2)
        + ": remove it, or take a constraint or a type that goes with the other";
  }

  private static String place(Class<?> type, String property) {
    String name = type.getName().replaceFirst(".*\\.", "");
    Matcher parameters = PARAMETERS.matcher(name);
    if (!parameters.matches()) {
      return name.replace('$', '.') + "." + property;
    }
    String method = parameters.group(2);
    return "the parameter "
        + property
        + " of "
        + parameters.group(1).replace('$', '.')
        + "."
        + method.substring(0, 1).toLowerCase(Locale.ROOT)
        + method.substring(1);
  }
}
