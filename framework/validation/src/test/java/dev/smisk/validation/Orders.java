package dev.smisk.validation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.smisk.Body;
import dev.smisk.Default;
import dev.smisk.Form;
import dev.smisk.Header;
import dev.smisk.Query;
import dev.smisk.Route;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Handlers of which each has something to check. */
@Route("/orders")
final class Orders {
  record Line(@NotBlank String article, @Positive int count) {}

  record Order(
      @NotBlank @Size(max = 10) String customer,
      @JsonProperty("e_mail") @Email @NotNull String email,
      @Valid @Size(min = 1) List<Line> lines,
      Map<String, @Valid Line> extras) {}

  /** A bean, checked by its fields, getters and its class. */
  @Ordered
  public static class Span {
    @Min(0)
    public int from;

    private int to;

    @Max(100)
    public int getTo() {
      return to;
    }

    public void setTo(int to) {
      this.to = to;
    }
  }

  @Constraint(validatedBy = SpanOrder.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Ordered {
    String message() default "must not end before it begins";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** Of the app's own. */
  public static final class SpanOrder implements ConstraintValidator<Ordered, Span> {
    @Override
    public boolean isValid(Span span, ConstraintValidatorContext context) {
      return span.from <= span.to;
    }
  }

  record Page(@Min(1) int page, @Query("page-size") @Max(50) @Default("20") int size) {
    @AssertTrue(message = "must not go past the thousandth entry")
    boolean isNear() {
      return page * size <= 1000;
    }
  }

  record Chosen(@Min(1) int page) {}

  record Plain(String text) {}

  @Route("POST")
  String create(Order order) {
    return order.customer();
  }

  @Route("POST /all")
  int all(List<Order> orders) {
    return orders.size();
  }

  @Route("POST /maybe")
  boolean maybe(@Body Optional<Order> order) {
    return order.isPresent();
  }

  @Route("POST /span")
  int span(Span span) {
    return span.getTo() - span.from;
  }

  @Route("GET")
  String list(
      @Min(1) @Max(100) @Default("20") int limit,
      @Size(max = 2) List<@Pattern(regexp = "[a-z]+") String> tag,
      Optional<@DecimalMin("0.5") BigDecimal> least,
      @Header("X-Shop") @NotBlank String shop) {
    return limit + " " + tag + " " + least.isPresent() + " " + shop;
  }

  @Route("GET /{id}")
  String find(@Pattern(regexp = "[0-9]{3}") String id) {
    return id;
  }

  @Route("GET /pages")
  int page(@Query Page page) {
    return page.page() * page.size();
  }

  @Route("POST /pages")
  int form(@Form Chosen page) {
    return page.page();
  }

  @Route("GET /pages/two")
  int pages(@Query Page page, Instant until) {
    return page.page();
  }

  record Deep(List<List<@Positive Integer>> rows) {}

  @Route("POST /deep")
  int deep(Deep deep) {
    return deep.rows().size();
  }

  @Route("POST /names")
  int names(Map<String, List<@NotBlank String>> names) {
    return names.size();
  }

  @Route("POST /mails")
  int mails(@Body Optional<List<@Email String>> mails) {
    return mails.map(List::size).orElse(0);
  }

  @Route("POST /text")
  int text(@Body @Size(max = 3) String text) {
    return text.length();
  }

  @Route("POST /plain")
  String plain(Plain plain) {
    return plain.text();
  }
}
