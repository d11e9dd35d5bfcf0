package dev.smisk.processor;

import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Decides from a handler method's return type how its result is answered. */
final class ResultReader {
  private static final Set<String> PENDING =
      Set.of("java.util.concurrent.CompletionStage", "java.util.concurrent.CompletableFuture");

  /** What gives its elements one by one. */
  private static final Set<String> ONE_BY_ONE =
      Set.of("java.util.stream.Stream", "java.util.Iterator", "java.lang.Iterable");

  private final Types types;
  private final Problems problems;

  ResultReader(Types types, Problems problems) {
    this.types = types;
    this.problems = problems;
  }

  /** The result, or null if it cannot be answered, which is then reported. */
  @Nullable Result read(ExecutableElement method) {
    return read(method, method.getReturnType());
  }

  private @Nullable Result read(ExecutableElement method, TypeMirror type) {
    if (PENDING.contains(TypeNames.qualified(type))) {
      return pending(method, TypeNames.simple(type), TypeNames.argument(type));
    }
    if (type.getKind() == TypeKind.VOID) {
      return new Result.None();
    }
    if (TypeNames.isNamed(type, Framework.RESPONSE)) {
      return response(method, TypeNames.argument(type));
    }
    if (TypeNames.isNamed(type, "java.util.Optional")) {
      TypeMirror value = TypeNames.argument(type);
      if (value == null) {
        return refuse(method, "Optional has no type argument: say of what, as in Optional<Book>");
      }
      if (TypeNames.isNamed(value, Framework.RESPONSE)) {
        return refuse(
            method,
            "An Optional<Response> says twice whether there is an answer: return a Response, and"
                + " Response.status(404) where there is nothing");
      }
      return value(method, value, true);
    }
    return value(method, type, false);
  }

  private @Nullable Result pending(
      ExecutableElement method, String name, @Nullable TypeMirror value) {
    if (value == null) {
      return refuse(method, name + " has no type argument: say of what, as in " + name + "<Book>");
    }
    if (TypeNames.isNamed(value, "java.lang.Void")) {
      return new Result.Pending(new Result.None());
    }
    if (PENDING.contains(TypeNames.qualified(value))) {
      return refuse(
          method,
          method.getSimpleName()
              + " returns a stage of a stage: make one of them, by thenCompose instead of thenApply");
    }
    Result later = read(method, value);
    return later == null ? null : new Result.Pending(later);
  }

  private @Nullable Result response(ExecutableElement method, @Nullable TypeMirror value) {
    if (value == null
        || value.getKind() == TypeKind.WILDCARD
        || TypeNames.isNamed(value, "java.lang.Object")) {
      return new Result.AnyResponse();
    }
    if (TypeNames.isNamed(value, "java.lang.Void")) {
      return new Result.EmptyResponse();
    }
    Result.Kind plain = plain(value);
    if (plain == Result.Kind.BYTES || plain == Result.Kind.FILE) {
      return new Result.PlainResponse(plain);
    }
    TypeMirror element = ONE_BY_ONE.contains(TypeNames.qualified(value)) ? element(value) : null;
    TypeMirror encoded = element == null ? value : element;
    return isValue(method, encoded) ? new Result.TypedResponse(encoded, element != null) : null;
  }

  private @Nullable Result value(ExecutableElement method, TypeMirror type, boolean isOptional) {
    Result.Kind plain = plain(type);
    if (plain != null) {
      return new Result.Plain(plain, isOptional);
    }
    TypeMirror element = ONE_BY_ONE.contains(TypeNames.qualified(type)) ? element(type) : null;
    if (!isValue(method, element == null ? type : element)) {
      return null;
    }
    if (element != null) {
      return new Result.Elements(element, isOptional);
    }
    TypeMirror boxed =
        type.getKind().isPrimitive()
            ? types.boxedClass(types.getPrimitiveType(type.getKind())).asType()
            : type;
    return new Result.Json(boxed, isOptional);
  }

  /** What it gives; null where it does not say. */
  private static @Nullable TypeMirror element(TypeMirror type) {
    TypeMirror argument = TypeNames.argument(type);
    return argument instanceof WildcardType wildcard && wildcard.getExtendsBound() != null
        ? wildcard.getExtendsBound()
        : argument;
  }

  private static Result.@Nullable Kind plain(TypeMirror type) {
    if (Advice.isBytes(type)) {
      return Result.Kind.BYTES;
    }
    return switch (TypeNames.qualified(type)) {
      case "java.lang.String" -> Result.Kind.TEXT;
      case "java.nio.file.Path" -> Result.Kind.FILE;
      case Framework.PROBLEM -> Result.Kind.PROBLEM;
      default -> null;
    };
  }

  /** Whether a value of that type can be written as JSON. */
  private boolean isValue(ExecutableElement method, TypeMirror type) {
    String simple = TypeNames.simple(type);
    String advice = Advice.forResult(type);
    if (advice != null) {
      refuse(method, method.getSimpleName() + " cannot return " + simple + ": " + advice);
      return false;
    }
    TypeMirror within = Advice.within(type);
    if (within != null) {
      refuse(
          method,
          method.getSimpleName()
              + " cannot return "
              + simple
              + ", as "
              + TypeNames.simple(within)
              + " is in it: "
              + Advice.forResult(within));
      return false;
    }
    String objection = JsonTypes.objection(type);
    if (objection != null) {
      refuse(method, "The result type " + simple + " " + objection);
      return false;
    }
    return true;
  }

  private @Nullable Result refuse(ExecutableElement method, String message) {
    problems.report(Place.of(method), message);
    return null;
  }
}
