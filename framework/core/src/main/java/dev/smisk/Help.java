package dev.smisk;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What an app can be told, and how: the text of {@code --help}. */
final class Help {
  private Help() {}

  static String text() {
    return """
        Serves FastCGI on %s unless told otherwise.

        Usage: java -jar app.jar [OPTION ...] [-- ARGUMENT OF THE APP ...]

        %s
          %-26s print the routes and exit
          %-26s start as for serving, where nobody comes, and exit: 0 if all is well
          %-26s print the framework's version and Java's, and exit
          %-26s print this and exit

        The same by environment variables: SMISK_LISTEN (addresses with commas between them), SMISK_DEV
        (true or a port), SMISK_SOCKET_MODE and so on. The command line counts first, then the
        environment, then what the app says itself.

        Limits, by environment variables and with their defaults:

        %s"""
        .formatted(
            Settings.DEFAULT_LISTEN,
            Arrays.stream(Option.values())
                .map(option -> "  %-26s %s".formatted(option.usage(), option.meaning()))
                .collect(Collectors.joining("\n")),
            CommandLine.ROUTES,
            CommandLine.CHECK,
            CommandLine.VERSION,
            CommandLine.HELP,
            Arrays.stream(AppLimit.values())
                .map(limit -> "  " + limit.help())
                .collect(Collectors.joining("\n")));
  }
}
