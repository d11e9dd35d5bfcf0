package dev.smisk.processor;

import java.util.List;
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
   */
  void write(CodeLines code, Result result, int status, List<String> produces, Doc call) {
    if (result instanceof Result.None) {
      String response = imports.name(Framework.RESPONSE);
      code.line(Doc.of(call, Doc.text(";")))
          .line(
              "return " + response + (status == 0 ? ".noContent();" : ".status(" + status + ");"));
      return;
    }
    Doc type = produced(produces);
    Doc answer;
    if (result.isResponse()) {
      answer = response(result, type == null ? call : results("typed", type, call));
    } else {
      answer = value(result, call);
      answer = type == null ? answer : results("produced", type, answer);
      answer = status == 0 ? answer : results("withStatus", Doc.text("" + status), answer);
    }
    code.line(Doc.of(Doc.text("return "), answer, Doc.text(";")));
  }

  /** The media type as an expression, or null for the usual one. */
  private static @Nullable Doc produced(List<String> produces) {
    if (produces.isEmpty()) {
      return null;
    }
    return produces.size() == 1 ? Doc.literal(produces.get(0)) : Doc.text("request.producedType()");
  }

  private Doc value(Result result, Doc call) {
    if (result instanceof Result.Plain plain) {
      return Doc.call(
          imports.name(Framework.RESULTS) + "." + plain.kind().method(plain.isOptional()), call);
    }
    Result.Json json = (Result.Json) result;
    return Doc.call(
        jsonFields.writer(json.type()) + (json.isOptional() ? ".respondIfPresent" : ".respond"),
        call);
  }

  private Doc response(Result result, Doc call) {
    if (result instanceof Result.TypedResponse response) {
      return Doc.call(jsonFields.writer(response.type()) + ".encode", call);
    }
    return result instanceof Result.AnyResponse ? Doc.call("json.encode", call) : call;
  }

  private Doc results(String method, Doc... operands) {
    return Doc.call(imports.name(Framework.RESULTS) + "." + method, operands);
  }
}
