package dev.smisk.processor;

import java.util.List;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Writes how the result of a handler's method becomes a response. */
final class AnswerWriter {
  private final Imports imports;
  private final JsonFields jsonFields;

  AnswerWriter(Imports imports, JsonFields jsonFields) {
    this.imports = imports;
    this.jsonFields = jsonFields;
  }

  /**
   * Writes the end of a method.
   *
   * @param status of the answer; 0 for the usual one
   * @param produces media types of the answer; none: the usual one
   * @param call of the handler's method
   * @param unused a name that nothing has
   */
  void write(
      CodeLines code, Result result, int status, List<String> produces, Doc call, String unused) {
    if (result instanceof Result.Pending pending) {
      Doc later = answer(pending.later(), status, produces, Doc.text(unused));
      returned(code, results("pending", call, Doc.lambda(unused, later)));
    } else if (result instanceof Result.None) {
      code.line(Doc.of(call, Doc.text(";")));
      returned(code, answer(result, status, produces, call));
    } else {
      returned(code, answer(result, status, produces, call));
    }
  }

  private static void returned(CodeLines code, Doc answer) {
    code.line(Doc.of(Doc.text("return "), answer, Doc.text(";")));
  }

  /** The response as an expression. */
  private Doc answer(Result result, int status, List<String> produces, Doc value) {
    if (result instanceof Result.None) {
      String response = imports.name(Framework.RESPONSE);
      return Doc.text(response + (status == 0 ? ".noContent()" : ".status(" + status + ")"));
    }
    Doc type = produced(produces);
    if (result.isResponse()) {
      return response(result, type == null ? value : results("typed", type, value));
    }
    Doc answer = value(result, value);
    answer = type == null ? answer : results("produced", type, answer);
    return status == 0 ? answer : results("withStatus", Doc.text("" + status), answer);
  }

  /** The media type as an expression, or null for the usual one. */
  private static @Nullable Doc produced(List<String> produces) {
    if (produces.isEmpty()) {
      return null;
    }
    return produces.size() == 1 ? Doc.literal(produces.get(0)) : Doc.text("request.producedType()");
  }

  private Doc value(Result result, Doc value) {
    if (result instanceof Result.Plain plain) {
      return results(plain.kind().method(plain.isOptional()), value);
    }
    if (result instanceof Result.Elements elements) {
      String field = jsonFields.elements(elements.type());
      return elements.isOptional()
          ? results("ifPresent", value, Doc.text(field + "::respond"))
          : Doc.call(field + ".respond", value);
    }
    Result.Json json = (Result.Json) result;
    return Doc.call(
        jsonFields.writer(json.type()) + (json.isOptional() ? ".respondIfPresent" : ".respond"),
        value);
  }

  private Doc response(Result result, Doc value) {
    if (result instanceof Result.TypedResponse response) {
      TypeMirror type = response.type();
      String field = response.isElements() ? jsonFields.elements(type) : jsonFields.writer(type);
      return Doc.call(field + ".encode", value);
    }
    if (result instanceof Result.PlainResponse response) {
      return results(response.kind().responseMethod(), value);
    }
    return result instanceof Result.AnyResponse ? Doc.call("json.encode", value) : value;
  }

  private Doc results(String method, Doc... operands) {
    return Doc.call(imports.name(Framework.RESULTS) + "." + method, operands);
  }
}
