package com.acme;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.smisk.Body;
import dev.smisk.Route;
import dev.smisk.http.Patch;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

class Unreadable {
  interface Shape {}

  sealed interface Plan permits Fixed {}

  record Fixed(int days) implements Plan {}

  record Order(
      int count,
      Shape shape) {} //! Unreadable.Order.shape cannot be read from JSON, as order of order(Order) is: Shape is abstract: say by @JsonTypeInfo and @JsonSubTypes at it which classes it stands for

  @Route("POST /order")
  void order(Order order) {}

  /** The same is not told twice. */
  @Route("PUT /order")
  void orders(List<Order> order) {}

  abstract static class Account {
    public String name;
  }

  static class Customer {
    private Account account;

    public void setAccount( //! Unreadable.Customer.account cannot be read from JSON, as customer of customer(Customer) is: Account is abstract: say by @JsonTypeInfo and @JsonSubTypes at it which classes it stands for
        Account account) {
      this.account = account;
    }
  }

  @Route("POST /customer")
  void customer(Customer customer) {}

  record Inner(
      Map<String, List<Plan>> plans) {} //! Unreadable.Inner.plans cannot be read from JSON, as outer of outer(Outer) is: Plan is abstract: say by @JsonTypeInfo at it how JSON tells its classes apart

  record Outer(Optional<Inner[]> inner) {}

  @Route("POST /outer")
  void outer(@Body Outer outer) {}

  record Page<T>(
      List<T> items) {} //! Unreadable.Page.items cannot be read from JSON, as page of page(Page) is: Shape is abstract: say by @JsonTypeInfo and @JsonSubTypes at it which classes it stands for

  @Route("POST /page")
  void page(Page<Shape> page) {}

  record Id<T>(long value) {}

  /** Whose type argument no property has. */
  @Route("POST /phantom")
  void phantom(Id<Shape> id) {}

  record Change(
      Patch<Shape> shape) {} //! Unreadable.Change.shape cannot be read from JSON, as change of change(Change) is: Shape is abstract: say by @JsonTypeInfo and @JsonSubTypes at it which classes it stands for

  @Route("PATCH /change")
  void change(Change change) {}

  record Odd(
      Class<?> type, //! Unreadable.Odd.type cannot be read from JSON, as odd of odd(Odd) is: Class<?> is not made of JSON: take a class that holds what the client sends, or leave it out by @JsonIgnore
      Iterator<String> texts) {} //! Unreadable.Odd.texts cannot be read from JSON, as odd of odd(Odd) is: Iterator<String> is not made of JSON: take a class that holds what the client sends, or leave it out by @JsonIgnore

  @Route("POST /odd")
  void odd(Odd odd) {}

  static class Made {
    @JsonCreator
    Made(
        @JsonProperty("a") int a,
        @JsonProperty("shape") Shape shape) {} //! Unreadable.Made.shape cannot be read from JSON, as made of made(Made) is: Shape is abstract: say by @JsonTypeInfo and @JsonSubTypes at it which classes it stands for
  }

  @Route("POST /made")
  void made(Made made) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes(@JsonSubTypes.Type(Circle.class))
  interface Told {}

  interface Round extends Told {}

  record Circle(
      Shape within) implements Round {} //! Unreadable.Circle.within cannot be read from JSON, as all of told(All) is: Shape is abstract: say by @JsonTypeInfo and @JsonSubTypes at it which classes it stands for

  record All(
      Told told,
      Round round,
      @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) @JsonProperty Object any,
      Number number,
      CharSequence text) {}

  @Route("POST /told")
  void told(All all) {}

  @JsonIgnoreProperties("shape")
  record Ignoring(int count, Shape shape) {}

  @Route("POST /ignoring")
  void ignoring(Ignoring body) {}

  /** What is only written needs no more than values. */
  @Route("GET /order")
  Order order() {
    return new Order(1, new Shape() {});
  }

  static class BookService {
    private final DataSource source;

    BookService(DataSource source) {
      this.source = source;
    }

    public String getName() {
      return source.toString();
    }
  }

  @Route("POST /service")
  void service(
      BookService books) {} //! books binds to nothing: BookService is made with DataSource, which no JSON is. What the app provides belongs into the constructor of Unreadable; what is the JSON body, into a record

  static class Shelves {
    private final List<Order> orders = List.of();

    List<Order> all() {
      return orders;
    }
  }

  @Route("POST /shelves")
  void shelves(
      int limit,
      Shelves shelves) {} //! shelves binds to nothing: Shelves has nothing that JSON could fill, no setter and no public field. What the app provides belongs into the constructor of Unreadable; what is the JSON body, into a record
}
