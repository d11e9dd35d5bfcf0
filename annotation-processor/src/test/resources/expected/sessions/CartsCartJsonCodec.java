package com.acme.sessions;

import dev.smisk.Generated;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonObjectDeserializer;
import dev.smisk.routing.JsonObjectSerializer;
import dev.smisk.routing.JsonPropertyReader;
import dev.smisk.routing.JsonPropertyWriter;
import dev.smisk.routing.JsonType;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.util.TokenBuffer;

/** {@link Carts.Cart} as JSON. */
@Generated(Carts.Cart.class)
public final class CartsCartJsonCodec implements JsonCodec {
  /** For {@link java.util.ServiceLoader}. */
  public CartsCartJsonCodec() {}

  @Override
  public Class<?> type() {
    return Carts.Cart.class;
  }

  @Override
  public ValueSerializer<?> serializer(JavaType type) {
    return new Serializer(type);
  }

  @Override
  public ValueDeserializer<?> deserializer(JavaType type) {
    return new Deserializer(type);
  }

  private static final class Serializer extends JsonObjectSerializer<Carts.Cart> {
    private final JsonPropertyWriter itemsWriter =
        property("items", JsonType.generic(List.class, JsonType.of(String.class)));

    Serializer(JavaType type) {
      super(type);
    }

    @Override
    protected void write(Carts.Cart cart, JsonGenerator generator, SerializationContext context) {
      itemsWriter.write(cart.items(), generator, context);
    }
  }

  private static final class Deserializer extends JsonObjectDeserializer<Carts.Cart> {
    private final JsonPropertyReader<List<String>> itemsReader =
        property("items", JsonType.generic(List.class, JsonType.of(String.class)));

    Deserializer(JavaType type) {
      super(type);
    }

    @Override
    protected Carts.Cart read(JsonParser parser, DeserializationContext context, int first) {
      List<String> items = null;
      long seen = 0;
      TokenBuffer unknown = null;
      for (int property = first; property != END; property = next(parser)) {
        seen |= 1L << property;
        switch (property) {
          case 0 -> items = itemsReader.read(parser, context);
          default -> unknown = keep(parser, context, unknown);
        }
      }
      if (isAbsent(seen, 0)) {
        items = itemsReader.absent(context);
      }
      Carts.Cart cart;
      try {
        cart = new Carts.Cart(items);
      } catch (RuntimeException thrown) {
        cart = refused(thrown, context);
      }
      refuse(unknown, cart, context);
      return cart;
    }
  }
}
