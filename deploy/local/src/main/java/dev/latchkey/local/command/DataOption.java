package dev.latchkey.local.command;

import dev.latchkey.local.Installation;
import dev.latchkey.local.stack.StackFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which stack a command means.
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The stack's data folder. Default: .latchkey in the checkout.")
  private @Nullable Path data;

  StackFolder folder() {
    return new StackFolder(data == null ? Installation.ofLauncher().defaultData() : data);
  }
}
