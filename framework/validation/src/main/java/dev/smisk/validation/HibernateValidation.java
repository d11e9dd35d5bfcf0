package dev.smisk.validation;

import dev.smisk.http.Validation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;

/** Jakarta Validation by Hibernate Validator, in its default group. Thread-safe. */
public final class HibernateValidation implements Validation, AutoCloseable {
  private final Validator validator;
  private final ValidatorFactory factory;

  /**
   * With {@link #configuration()}. To be closed; an app closes the one that it finds, and what it
   * is given.
   */
  public HibernateValidation() {
    this(configuration().buildValidatorFactory());
  }

  /** With a factory of the app's own, which is closed with this one. */
  public HibernateValidation(ValidatorFactory factory) {
    this.validator = factory.getValidator();
    this.factory = factory;
  }

  /**
   * What the default is made of, for an app that changes it: English messages, whatever the
   * platform's language, since a client of another could not read them; properties by the names
   * that JSON has for them.
   */
  public static HibernateValidatorConfiguration configuration() {
    return jakarta.validation.Validation.byProvider(HibernateValidator.class)
        .configure()
        .defaultLocale(Locale.ENGLISH)
        .propertyNodeNameProvider(new JsonNames());
  }

  @Override
  public List<Violation> check(Object value) {
    List<Violation> violations = new ArrayList<>();
    for (ConstraintViolation<Object> violation : validator.validate(value)) {
      violations.add(new Violation(path(violation.getPropertyPath()), violation.getMessage()));
    }
    return violations;
  }

  @Override
  public void prepare(Class<?> type) {
    new Fit(validator).check(type);
  }

  /** Where a node is in a container, then its name, if it has one of its own. */
  private static List<String> path(Path path) {
    List<String> parts = new ArrayList<>();
    for (Path.Node node : path) {
      if (node.getIndex() != null) {
        parts.add(node.getIndex().toString());
      } else if (node.getKey() != null) {
        parts.add(node.getKey().toString());
      }
      String name = Objects.requireNonNullElse(node.getName(), "<");
      if (!name.startsWith("<")) { // <list element>, <map value>, <optional value>
        parts.add(name);
      }
    }
    return parts;
  }

  @Override
  public void close() {
    factory.close();
  }
}
