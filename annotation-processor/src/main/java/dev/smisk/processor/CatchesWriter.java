package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/** Writes which exceptions a class catches, and the choice among its methods. */
final class CatchesWriter {
  /** One type with the method that answers it. */
  private record Entry(TypeElement type, CatchMethod method) {}

  private final HandlerClass handler;
  private final Imports imports;

  CatchesWriter(HandlerClass handler, Imports imports) {
    this.handler = handler;
    this.imports = imports;
  }

  /** The types in the table's order: the most specific first. */
  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (CatchMethod method : handler.catches()) {
      method.types().forEach(type -> entries.add(new Entry(type, method)));
    }
    entries.sort((one, other) -> TypeParts.depth(other.type) - TypeParts.depth(one.type));
    return entries;
  }

  /** The constant. */
  void table(CodeLines code) {
    List<Doc> types = new ArrayList<>();
    for (Entry entry : entries()) {
      types.add(Doc.text(imports.name(entry.type) + ".class"));
    }
    String list = imports.name("java.util.List");
    code.line("")
        .line(
            Doc.assignment(
                "private static final " + type() + " CATCHES", Doc.call(list + ".of", types)));
  }

  /** The method of the routes' class. */
  void catchesMethod(CodeLines code) {
    code.line("")
        .line("@" + imports.name("java.lang.Override"))
        .open("public " + type() + " catches() {")
        .line("return CATCHES;")
        .close("}");
  }

  private String type() {
    return imports.name("java.util.List")
        + "<"
        + imports.name("java.lang.Class")
        + "<? extends "
        + imports.name("java.lang.Throwable")
        + ">>";
  }

  /** The method of the nested class; these are the names of those that it chooses among. */
  void handleThrown(CodeLines code, Map<CatchMethod, String> names) {
    boolean throwsChecked = handler.catches().stream().anyMatch(CatchMethod::throwsChecked);
    String throwing = throwsChecked ? " throws " + imports.name("java.lang.Exception") : "";
    code.line("")
        .line("@" + imports.name("java.lang.Override"))
        .open(
            Doc.of(
                Doc.call(
                    "public " + imports.name(Framework.RESPONSE) + "<?> handleThrown",
                    Doc.text("int type"),
                    Doc.text(imports.name("java.lang.Throwable") + " thrown"),
                    Doc.text(imports.name(Framework.REQUEST) + " request")),
                Doc.text(throwing + " {")))
        .open("return switch (type) {");
    int index = 0;
    for (Entry entry : entries()) {
      TypeElement parameter = entry.method.parameterType();
      boolean isThrowable = parameter.getQualifiedName().contentEquals("java.lang.Throwable");
      String cast = isThrowable ? "" : "(" + imports.name(parameter) + ") ";
      code.line(
          "case " + index++ + " -> " + names.get(entry.method) + "(" + cast + "thrown, request);");
    }
    code.line("default -> throw " + imports.name(Framework.HANDLER) + ".unknown(type);")
        .close("};")
        .close("}");
  }
}
