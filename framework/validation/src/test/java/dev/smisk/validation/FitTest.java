package dev.smisk.validation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Constraints at types that they are not for. */
class FitTest {
  private final HibernateValidation validation = new HibernateValidation();

  @AfterEach
  void close() {
    validation.close();
  }

  record OnPrimitive(@NotBlank int limit) {}

  record InBean(@Valid Inner limit) {}

  record InList(List<@Valid Inner> limits) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record InArray(@Valid Inner[] limits) {}

  record Inner(@Past String limit) {}

  record OfList(List<@Email Integer> limit) {}

  record OfSet(Set<@NotEmpty Long> limit) {}

  record OfMap(Map<String, @Size(min = 1) Boolean> limit) {}

  record OfOptional(Optional<@Email Integer> limit) {}

  static class OfGetter {
    @Min(1)
    public boolean isLimit() {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        OnPrimitive.class,
        InBean.class,
        InList.class,
        InArray.class,
        OfList.class,
        OfSet.class,
        OfMap.class,
        OfOptional.class,
        OfGetter.class
      })
  void unfitConstraint_isToldWithItsPlace(Class<?> type) {
    assertThatThrownBy(() -> validation.prepare(type))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "@(NotBlank|Past|Email|NotEmpty|Size|Min) at FitTest\\.\\w+\\.limit is not for"
                + " java\\.lang\\.(Integer|String|Long|Boolean): remove it, or take a constraint or"
                + " a type that goes with the other");
  }

  /** What the compiled routes of a class {@code Shop} hold. */
  static final class ShopRoutes {
    static final class Bound {
      record ListAllConstraints(@NotBlank int limit) {}
    }
  }

  @Test
  void unfitConstraint_ofAParameter_namesTheMethod() {
    assertThatThrownBy(() -> validation.prepare(ShopRoutes.Bound.ListAllConstraints.class))
        .hasMessageStartingWith("@NotBlank at the parameter limit of FitTest.Shop.listAll is not");
  }

  /** What Hibernate Validator unwraps, and a class that leads to itself, are well. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Fitting(
      @NotNull Object any,
      @Min(1) OptionalInt number,
      @Min(1) int primitive,
      @Past LocalDate date,
      @Size(min = 1) List<@NotBlank String> texts,
      @NotEmpty Map<@NotBlank String, @Min(2) Long> numbers,
      Optional<@Email String> mail,
      @NotEmpty int[] array,
      @Valid @Nullable Fitting again) {}

  @Test
  void fittingConstraints_areWell() {
    assertThatCode(() -> validation.prepare(Fitting.class)).doesNotThrowAnyException();
  }
}
