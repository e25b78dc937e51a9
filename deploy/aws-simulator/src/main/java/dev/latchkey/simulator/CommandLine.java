package dev.latchkey.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.simulator.accounts.AccountsFile;
import java.io.File;
import java.io.IOException;
import java.util.List;

/// The arguments of the program.
sealed interface CommandLine {

  /// How to call the program.
  String USAGE = "usage: aws-simulator [--port PORT] [--admin-port PORT] [--accounts FILE.json]";

  /// Understood.
  record Start(SimulatorSettings settings) implements CommandLine {}

  /// Not understood.
  record Wrong(String problem) implements CommandLine {}

  /// Reads the arguments. Ports left out are any free ones, accounts left out the built-in ones.
  static CommandLine parse(List<String> arguments) {
    SimulatorSettings settings = SimulatorSettings.defaults();
    for (int index = 0; index < arguments.size(); index += 2) {
      String option = arguments.get(index);
      if (index + 1 == arguments.size()) {
        return new Wrong("%s needs a value, or is no option".formatted(option));
      }
      switch (apply(settings, option, arguments.get(index + 1))) {
        case Start(SimulatorSettings changed) -> settings = changed;
        case Wrong wrong -> {
          return wrong;
        }
      }
    }
    return new Start(settings);
  }

  private static CommandLine apply(SimulatorSettings settings, String option, String value) {
    try {
      return switch (option) {
        case "--port" -> new Start(settings.withPorts(port(value), settings.adminPort()));
        case "--admin-port" -> new Start(settings.withPorts(settings.port(), port(value)));
        case "--accounts" ->
            new Start(
                settings.withAccounts(
                    new ObjectMapper().readValue(new File(value), AccountsFile.class)));
        default -> new Wrong("%s is no option".formatted(option));
      };
    } catch (NumberFormatException e) {
      return new Wrong("%s must be a port, 0 to 65535, and not %s".formatted(option, value));
    } catch (IOException e) {
      return new Wrong("accounts file %s cannot be read: %s".formatted(value, e.getMessage()));
    }
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 0 || port > 65_535) {
      throw new NumberFormatException("out of range");
    }
    return port;
  }
}
