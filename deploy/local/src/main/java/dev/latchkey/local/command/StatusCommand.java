package dev.latchkey.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.local.stack.StackStatus;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows how every part is now. Exit code 0 when all are ready, else 1.
@Command(
    name = "status",
    description = "Shows what runs where. Exit code 0 when everything is ready.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private StatusCommand() {}

  @Override
  public Integer call() throws JsonProcessingException {
    StackStatus status = StackStatus.of(data.folder());
    System.out.println(json ? WireJson.mapper().writeValueAsString(status) : table(status));
    return status.ready() ? 0 : 1;
  }

  private static String table(StackStatus status) {
    StringBuilder table = new StringBuilder();
    for (StackStatus.Component component : status.components()) {
      table.append(
          String.format(
              Locale.ROOT,
              "%s %-19s %-46s %s%n",
              component.ready() ? "✓" : "✗",
              component.name(),
              component.url() == null ? "not running" : component.url(),
              component.pid() == null ? "" : "pid " + component.pid()));
    }
    return table.append(status.ready() ? "Ready." : "Not ready.").toString();
  }
}
