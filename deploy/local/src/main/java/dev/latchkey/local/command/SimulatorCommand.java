package dev.latchkey.local.command;

import dev.latchkey.local.simulator.SimulatedAccount;
import dev.latchkey.local.simulator.SimulatorAdmin;
import dev.latchkey.local.stack.StackAddresses;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Looks into the AWS simulator.
@Command(
    name = "simulator",
    description = "Looks into the AWS simulator.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class SimulatorCommand {
  private SimulatorCommand() {}

  /// Shows the accounts with their keys. The secrets are shown too: they open nothing but the
  /// simulator, and a newcomer wants to save one.
  @Command(
      name = "accounts",
      description = "Shows the simulated AWS accounts and their access keys.",
      mixinStandardHelpOptions = true)
  int accounts(
      @Mixin DataOption data,
      @Option(names = "--json", description = "Print the simulator's JSON.") boolean json) {
    SimulatorAdmin simulator =
        new SimulatorAdmin(StackAddresses.of(data.folder()).simulatorAdmin());
    if (json) {
      System.out.println(simulator.accountsDocument().toPrettyString());
    } else {
      simulator.accounts().forEach(SimulatorCommand::print);
    }
    return 0;
  }

  private static void print(SimulatedAccount account) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s  %-18s %-20s  %-40s  %s",
            account.id(),
            account.name(),
            account.accessKeyId(),
            account.secretAccessKey().reveal(),
            String.join(" ", account.regions())));
  }
}
