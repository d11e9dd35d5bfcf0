package dev.smisk.validation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.AnnotatedElement;
import java.util.Locale;
import java.util.stream.Stream;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

/**
 * What a property is called in JSON: as {@code @JsonProperty} at its field or accessor says, else
 * as in Java. Asked once for each property, when its class is first checked.
 */
final class JsonNames implements PropertyNodeNameProvider {
  @Override
  public String getName(Property property) {
    return property instanceof JavaBeanProperty bean ? name(bean) : property.getName();
  }

  private static String name(JavaBeanProperty property) {
    Class<?> type = property.getDeclaringClass();
    String name = property.getName();
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    Stream<AnnotatedElement> fields =
        Stream.of(type.getDeclaredFields()).filter(f -> f.getName().equals(name)).map(f -> f);
    Stream<AnnotatedElement> accessors =
        Stream.of(type.getDeclaredMethods())
            .filter(m -> m.getName().matches(name + "|(get|is|set)" + capital))
            .map(m -> m);
    return Stream.concat(fields, accessors)
        .flatMap(element -> Stream.of(element.getAnnotationsByType(JsonProperty.class)))
        .map(JsonProperty::value)
        .filter(explicit -> !explicit.isEmpty())
        .findFirst()
        .orElse(name);
  }
}
