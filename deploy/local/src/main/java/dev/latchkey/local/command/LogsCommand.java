package dev.latchkey.local.command;

import dev.latchkey.local.stack.LogFile;
import dev.latchkey.local.stack.PartName;
import dev.latchkey.local.stack.StackFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the end of one log, or of every log.
@Command(
    name = "logs",
    description = "Shows the end of a part's log, or of every log.",
    mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int ONE = 200;
  private static final int EACH_OF_ALL = 10;

  @Mixin private final DataOption data = new DataOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "A name of ./latchkey status. Default: all.")
  private @Nullable String service;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is written, until Ctrl-C.")
  private boolean follow;

  private LogsCommand() {}

  @Override
  public Integer call() {
    StackFolder folder = data.folder();
    List<PartName> parts = parts();
    for (PartName part : parts) {
      if (parts.size() > 1) {
        System.out.println("==> " + part);
      }
      new LogFile(folder.log(part))
          .lastLines(parts.size() > 1 ? EACH_OF_ALL : ONE)
          .forEach(System.out::println);
    }
    if (follow) {
      followForEver(parts.stream().map(folder::log).toList());
    }
    return 0;
  }

  private List<PartName> parts() {
    if (service == null) {
      return List.of(PartName.values());
    }
    return Optional.of(Arrays.stream(PartName.values()).filter(p -> p.toString().equals(service)))
        .map(matching -> matching.toList())
        .filter(matching -> !matching.isEmpty())
        .orElseThrow(() -> new IllegalStateException("The parts are " + names() + "."));
  }

  private static String names() {
    return Arrays.stream(PartName.values())
        .map(PartName::toString)
        .collect(Collectors.joining(", "));
  }

  private static void followForEver(List<Path> logs) {
    List<LogFollower> followers = logs.stream().map(LogFollower::fromEnd).toList();
    while (true) {
      followers.forEach(follower -> follower.printNew(System.out));
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
