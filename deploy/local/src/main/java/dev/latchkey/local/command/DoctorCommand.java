package dev.latchkey.local.command;

import dev.latchkey.local.Installation;
import dev.latchkey.local.doctor.Doctor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says what is missing on this machine. The launcher script runs [Doctor] from its sources, so
/// that it also works before the first build.
@Command(
    name = "doctor",
    description = "Says what is missing on this machine and how to get it.",
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--online", description = "Also see whether Maven's repository can be reached.")
  private boolean online;

  private DoctorCommand() {}

  @Override
  public Integer call() {
    return new Doctor(Installation.ofLauncher().root(), online).examine(System.out) ? 0 : 1;
  }
}
