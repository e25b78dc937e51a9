package dev.latchkey.local.command;

import dev.latchkey.local.Installation;
import dev.latchkey.local.LauncherLog;
import dev.latchkey.local.stack.Launcher;
import dev.latchkey.local.stack.Leftovers;
import dev.latchkey.local.stack.Progress;
import dev.latchkey.local.stack.Replacements;
import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.StackFolder;
import dev.latchkey.local.stack.StackLock;
import dev.latchkey.local.stack.StartFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts the stack, runs the demo once and stays until Ctrl-C; or, detached, leaves the stack to
/// itself when it is ready.
@Command(
    name = "up",
    description = "Starts the local stack, runs the demo once and stays until Ctrl-C.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofMillis(200);

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--detach", description = "Return when everything is ready and leave it running.")
  private boolean detach;

  @Option(
      names = DetachedLauncher.INSIDE,
      hidden = true,
      description = "Set by --detach for the process that stays.")
  private boolean inside;

  private UpCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    StackFolder folder = data.folder();
    folder.create();
    if (detach) {
      return startDetached(folder);
    }
    Optional<StackLock> lock = lockUnlessUp(folder);
    if (lock.isEmpty()) {
      return tellThatItIsUp(folder);
    }
    try (StackLock _ = lock.get()) {
      return startAndStay(folder);
    }
  }

  private static int startDetached(StackFolder folder) throws InterruptedException {
    if (isUp(folder)) {
      return tellThatItIsUp(folder);
    }
    return new DetachedLauncher(Installation.ofLauncher(), folder).start()
        ? DemoOutput.runAfterStart(folder)
        : 1;
  }

  private int startAndStay(StackFolder folder) throws InterruptedException {
    LauncherLog.writeTo(folder);
    folder.pidFile(StackFolder.LAUNCHER).write(ProcessHandle.current().pid());
    if (Leftovers.exist(folder)) {
      System.out.println("Ending what an earlier launcher has left running…");
      Leftovers.end(folder);
    }
    System.out.println("Starting the stack, data in " + folder.path());
    Stack stack =
        new Stack(
            Installation.ofLauncher(),
            folder,
            Replacements.of(System.getenv()),
            new Progress(System.out));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, folder), "end"));
    try {
      stack.start();
    } catch (StartFailure e) {
      return 1; // told already; the shutdown hook ends what has come up
    }
    if (!inside) {
      DemoOutput.runAfterStart(folder);
      System.out.println("Ctrl-C ends the stack and keeps its data.");
    }
    new CountDownLatch(1).await();
    return 0;
  }

  private static void end(Stack stack, StackFolder folder) {
    System.out.println("Ending the stack…");
    stack.stop();
    folder.pidFile(StackFolder.LAUNCHER).delete();
    System.out.println("The stack is down. Its data is kept in " + folder.path());
  }

  /// Takes the lock. While another launcher starts or ends the stack this waits for it; when it is
  /// up there is nothing to take.
  private static Optional<StackLock> lockUnlessUp(StackFolder folder) {
    Optional<StackLock> lock = StackLock.tryAcquire(folder);
    if (lock.isEmpty() && !isUp(folder)) {
      System.out.println("Another launcher is at work on " + folder.path() + "; waiting for it…");
    }
    while (lock.isEmpty() && !isUp(folder)) {
      LockSupport.parkNanos(PAUSE.toNanos());
      lock = StackLock.tryAcquire(folder);
    }
    return lock;
  }

  private static boolean isUp(StackFolder folder) {
    return Launcher.ofStackThatIsUp(folder).isPresent();
  }

  private static int tellThatItIsUp(StackFolder folder) {
    System.out.println("The stack is already up, data in " + folder.path());
    System.out.println("See ./latchkey status, or end it with ./latchkey down.");
    return 0;
  }
}
