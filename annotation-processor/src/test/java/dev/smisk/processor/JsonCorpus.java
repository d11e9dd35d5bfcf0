package dev.smisk.processor;

import dev.smisk.routing.JsonCodec;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The types of {@code json/corpus}, compiled.
 *
 * @param codecs those that were written for them
 * @param types all that can be read or written by themselves
 */
record JsonCorpus(
    String name,
    Compilation compilation,
    URLClassLoader loader,
    List<JsonCodec> codecs,
    List<Class<?>> types)
    implements AutoCloseable {

  /** Compiles them into this folder. */
  static JsonCorpus compile(String name, Path output, String... options) throws Exception {
    Compilation compilation =
        TestCompiler.into(output)
            .option("-Werror")
            .option(options)
            .sources(TestCompiler.resources("json").resolve("corpus"))
            .compile();
    URLClassLoader loader =
        new URLClassLoader(new URL[] {output.toUri().toURL()}, JsonCorpus.class.getClassLoader());
    List<JsonCodec> codecs = new ArrayList<>();
    ServiceLoader.load(JsonCodec.class, loader).forEach(codecs::add);
    List<Class<?>> types = new ArrayList<>();
    for (String each : classes(output)) {
      Class<?> type = loader.loadClass(each);
      if (isData(type)) {
        types.add(type);
      }
    }
    return new JsonCorpus(name, compilation, loader, codecs, types);
  }

  private static boolean isData(Class<?> type) {
    boolean isGenerated =
        JsonCodec.class.isAssignableFrom(type)
            || (type.getEnclosingClass() != null
                && JsonCodec.class.isAssignableFrom(type.getEnclosingClass()));
    boolean isHolder =
        type.getDeclaredClasses().length > 0
            && type.getDeclaredFields().length == 0
            && !type.isInterface()
            && !type.isRecord()
            && type.getEnclosingClass() == null;
    return !isGenerated
        && !isHolder
        && !type.isAnnotation()
        && !type.isAnonymousClass()
        && !type.getName().endsWith("Builder")
        && !Modifier.isPrivate(type.getModifiers())
        && (type.isSealed() || !Modifier.isAbstract(type.getModifiers()));
  }

  private static List<String> classes(Path output) throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files
          .map(file -> output.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .map(file -> file.replace(".class", "").replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
