package dev.smisk;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.smisk.http.Method.GET;
import static dev.smisk.http.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.smisk.fastcgi.Responder;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonReader;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.JsonWriter;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Results;
import dev.smisk.routing.Routes;
import java.lang.invoke.MethodHandle;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/**
 * No reflection while requests are served: neither on the stack of a request that runs, nor
 * anywhere in the framework's code but where it starts up.
 */
class NoReflectionTest {
  /** Class names of all frames, from a handler and from a converter down to the thread's begin. */
  private final ConcurrentLinkedQueue<List<String>> stacks = new ConcurrentLinkedQueue<>();

  private void look() {
    stacks.add(
        StackWalker.getInstance(
                Set.of(
                    StackWalker.Option.SHOW_REFLECT_FRAMES, StackWalker.Option.SHOW_HIDDEN_FRAMES))
            .walk(frames -> frames.map(StackWalker.StackFrame::getClassName).toList()));
  }

  record Note(String text) {}

  /** A handler class, and what the processor would write for it. */
  final class Notes {
    String find(UUID id, int limit) {
      look();
      return id + " " + limit;
    }

    Note create(Note note) {
      look();
      return note;
    }

    UUID parse(String text) {
      look();
      return UUID.fromString(text);
    }
  }

  final class NotesRoutes implements Routes {
    @Override
    public List<Endpoint> table() {
      return List.of(
          Endpoint.of(GET, "/notes/{id}"),
          Endpoint.of(POST, "/notes").buffered("application/json"));
    }

    @Override
    public List<Class<?>> needs() {
      return List.of();
    }

    @Override
    public Handler bind(Provided provided, Json json) {
      return new Bound(new Notes(), json);
    }
  }

  private static final class Bound implements Handler {
    private final Notes notes;
    private final JsonReader<Note> noteReader;
    private final JsonWriter<Note> noteWriter;

    Bound(Notes notes, Json json) {
      this.notes = notes;
      this.noteReader = json.reader(JsonType.of(Note.class));
      this.noteWriter = json.writer(JsonType.of(Note.class));
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> find(request);
        case 1 -> create(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    private Response<?> find(Request request) {
      Arguments arguments = new Arguments(request);
      UUID id = arguments.path(0, "id").to("a UUID", notes::parse);
      int limit = arguments.query("limit").or("20").toInt();
      arguments.check();
      return Results.text(notes.find(id, limit));
    }

    private Response<?> create(Request request) {
      Arguments arguments = new Arguments(request);
      Note note = arguments.body(noteReader);
      arguments.check();
      return noteWriter.respond(notes.create(note));
    }
  }

  @Test
  void request_hasNoReflectionOnItsStack() throws Exception {
    try (RunningApp running = Smisk.app().routes(new NotesRoutes()).dev(0).start()) {
      URI url = Objects.requireNonNull(running.devUrl());
      UUID id = new UUID(1, 2);
      assertThat(send(HttpRequest.newBuilder(url.resolve("/notes/" + id))).body())
          .isEqualTo(id + " 20");
      assertThat(
              send(HttpRequest.newBuilder(url.resolve("/notes"))
                      .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"x\"}")))
                  .body())
          .isEqualTo("{\"text\":\"x\"}");
    }

    assertThat(stacks).hasSize(3).allSatisfy(NoReflectionTest::assertPlain);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void assertPlain(List<String> stack) {
    assertThat(stack)
        .as("a stack of the real runtime")
        .anyMatch(name -> name.startsWith(Responder.class.getPackageName()))
        .contains(Bridge.class.getName() + "$Exchange");
    assertThat(stack)
        .noneMatch(name -> name.startsWith("java.lang.reflect."))
        .noneMatch(name -> name.startsWith("jdk.internal.reflect."))
        .noneMatch(name -> name.startsWith("java.lang.invoke."));
  }

  /**
   * Start-up may look two things up that not every JDK has: virtual threads and signals. Json is
   * left to databind.
   */
  @Test
  void framework_callsNoReflection() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.smisk.Termination")
        .and()
        .doNotHaveFullyQualifiedName("dev.smisk.fastcgi.Workers")
        .should()
        .accessTargetWhere(targetOwner(resideInAPackage("java.lang.reflect..")))
        .orShould()
        .accessTargetWhere(targetOwner(type(MethodHandle.class)))
        .orShould()
        .accessTargetWhere(
            targetOwner(type(Class.class))
                .and(
                    target(
                        nameMatching(
                            "forName|newInstance|get(Declared)?(Method|Field|Constructor)s?"))))
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.smisk"));
  }
}
