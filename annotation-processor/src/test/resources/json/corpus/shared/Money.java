package corpus.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.smisk.Json;
import java.math.BigDecimal;
import java.util.Currency;

/** An amount; used by other packages. */
@Json
public final class Money {
  private final BigDecimal amount;
  private final Currency currency;

  private Money(BigDecimal amount, Currency currency) {
    this.amount = amount;
    this.currency = currency;
  }

  @JsonCreator
  public static Money of(
      @JsonProperty("amount") BigDecimal amount, @JsonProperty("currency") Currency currency) {
    if (amount != null && amount.signum() < 0) {
      throw new IllegalArgumentException("must not be negative");
    }
    return new Money(amount, currency);
  }

  public BigDecimal getAmount() {
    return amount;
  }

  public Currency getCurrency() {
    return currency;
  }
}
