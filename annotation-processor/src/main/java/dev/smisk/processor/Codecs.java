package dev.smisk.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;

/**
 * Writes a codec for each class that is read or written as JSON, keeps their services file true
 * from one compilation to the next, and notes what is left to Jackson's reflection and why.
 */
final class Codecs {
  private final Elements elements;
  private final Filer filer;
  private final Messager messager;
  private final OutputFolder output;
  private final CodecReader reader;
  private final CodecServices before;
  private final JsonMentions mentions = new JsonMentions();

  /** Binary names of the outermost classes in the sources of this compilation. */
  private final Set<String> compiled = new HashSet<>();

  private final Set<TypeElement> done = new HashSet<>();

  /** The class of each codec of this compilation. */
  private final SortedMap<String, String> written = new TreeMap<>();

  Codecs(ProcessingEnvironment environment) {
    elements = environment.getElementUtils();
    filer = environment.getFiler();
    messager = environment.getMessager();
    output = new OutputFolder(filer);
    reader = new CodecReader(environment);
    before = CodecServices.parse(output.text(CodecServices.PATH));
  }

  /** One round. */
  void process(RoundEnvironment round, Collection<HandlerClass> handlers) {
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement type) {
        compiled.add(elements.getBinaryName(type).toString());
      }
    }
    mentions.addRoutes(handlers);
    TypeElement mark = elements.getTypeElement(Framework.JSON_MARK);
    if (mark != null) {
      mentions.addMarked(round, mark);
    }
    Set<TypeElement> types = new HashSet<>(mentions.follow(reader));
    types.addAll(recompiled());
    types.stream()
        .filter(type -> !done.contains(type) && !reader.isUnresolved(type))
        .sorted(
            (a, b) -> a.getQualifiedName().toString().compareTo(b.getQualifiedName().toString()))
        .forEach(this::generate);
  }

  /** Classes of these sources that have a codec which other classes' routes need. */
  private List<TypeElement> recompiled() {
    List<TypeElement> types = new ArrayList<>();
    for (String name : before.classes().values()) {
      TypeElement type = elements.getTypeElement(name.replace('$', '.'));
      if (type != null && isCompiled(name)) {
        types.add(type);
      }
    }
    return types;
  }

  private void generate(TypeElement type) {
    done.add(type);
    CodecReader.Result result = reader.read(type);
    CodecType codec = result.type();
    String name = CodecType.generatedQualifiedName(type);
    String binaryName = elements.getBinaryName(type).toString();
    if (!isCompiled(binaryName) && !output.hasClass(binaryName)) {
      if (elements.getTypeElement(name) == null && !CodecReader.isNoClass(type)) {
        note(type, "written and read", "comes from another jar, compiled without @Json");
      }
      return;
    }
    Element mistake = result.mistake();
    if (mistake != null && isCompiled(binaryName)) {
      messager.printMessage(
          Diagnostic.Kind.ERROR,
          TypeNames.nested(type)
              + "."
              + result.unread()
              + ", which could not be told apart: give one another name by @JsonProperty",
          mistake);
      return;
    }
    note(type, result);
    if (codec == null) {
      return;
    }
    if (!isFree(name, type)) {
      note(type, "written and read", "has a codec whose name, " + name + ", another class has");
      return;
    }
    String source =
        CodecWriter.write(codec, qualified -> elements.getTypeElement(qualified) != null);
    try (Writer writer = filer.createSourceFile(name, type).openWriter()) {
      writer.write(source);
      written.put(name, binaryName);
    } catch (IOException failed) {
      messager.printMessage(
          Diagnostic.Kind.ERROR,
          "The source of " + name + " cannot be written (" + failed.getMessage() + ")");
    }
  }

  private boolean isFree(String name, TypeElement type) {
    if (written.containsKey(name)) {
      return false;
    }
    TypeElement existing = elements.getTypeElement(name);
    Mark mark = existing == null ? null : Mark.find(existing, Framework.GENERATED);
    return existing == null
        || (mark != null && mark.text().equals(type.getQualifiedName().toString()));
  }

  private void note(TypeElement type, CodecReader.Result result) {
    Set<JsonMentions.Direction> directions = mentions.directions(type);
    String unwritten =
        directions.contains(JsonMentions.Direction.WRITTEN) ? result.unwritten() : null;
    String unread = directions.contains(JsonMentions.Direction.READ) ? result.unread() : null;
    if (CodecReader.isNoClass(type)) {
      if (unread != null && JsonTypes.unreadable(type.asType()) != null) {
        messager.printMessage(
            Diagnostic.Kind.NOTE,
            TypeNames.nested(type)
                + " is written as JSON as what a value is, and cannot be read: "
                + JsonTypes.why(type.asType()),
            type);
      }
      return;
    }
    if (unwritten != null && unwritten.equals(unread)) {
      note(type, "written and read", unwritten);
      return;
    }
    if (unwritten != null) {
      note(type, "written", unwritten);
    }
    if (unread != null) {
      note(type, "read", unread);
    }
  }

  private void note(TypeElement type, String what, String reason) {
    messager.printMessage(
        Diagnostic.Kind.NOTE,
        TypeNames.nested(type) + " is " + what + " as JSON by reflection, since it " + reason,
        type);
  }

  /** Writes the services file where it changes; returns the codecs that a module must provide. */
  Collection<String> finish(Problems problems) {
    SortedMap<String, String> entries = new TreeMap<>(written);
    before
        .classes()
        .forEach(
            (codec, of) -> {
              boolean isKept =
                  of.isEmpty()
                      ? isCompiled(codec) || output.hasClass(codec)
                      : !isCompiled(of) && output.hasClass(of) && output.hasClass(codec);
              if (isKept) {
                entries.putIfAbsent(codec, of);
              }
            });
    CodecServices after = new CodecServices(entries);
    if (!after.equals(before)) {
      try {
        output.write(CodecServices.PATH, after.text());
      } catch (IOException failed) {
        problems.report(CodecServices.PATH + " cannot be written (" + failed.getMessage() + ")");
      }
    }
    return entries.keySet();
  }

  private boolean isCompiled(String binaryName) {
    for (int i = binaryName.indexOf('$'); i >= 0; i = binaryName.indexOf('$', i + 1)) {
      if (compiled.contains(binaryName.substring(0, i))) {
        return true;
      }
    }
    return compiled.contains(binaryName);
  }
}
