package dev.smisk.examples.servers;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every case through every web server, with the configurations that this module ships. */
@ParameterizedClass
@EnumSource(Setup.class)
class ServersIT extends BehindServers
    implements RequestCases, BodyCases, AnswerCases, ConnectionCases, StreamCases, FileCases {
  @BeforeAll
  static void start() throws Exception {
    startApp(Map.of());
  }

  @Override
  public Path files() {
    return backend().holds().resolve("files");
  }

  @Override
  public boolean departs(Difference difference, String files) {
    return files.equals("sent") && differs(difference);
  }

  @Override
  public Got ask(String method, String target, String... headers) throws Exception {
    Sent sent = Sent.of(method, target, headers);
    try (Http connection = server().connect()) {
      Answer answer = connection.send(sent);
      assertArrived(sent);
      return Got.of(answer.status(), answer.headers()::get, answer.body());
    }
  }
}
