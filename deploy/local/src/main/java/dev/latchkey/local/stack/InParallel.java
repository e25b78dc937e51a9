package dev.latchkey.local.stack;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does several things at once and waits for all of them.
///
/// On platform threads: a virtual thread that waits for a class to be initialised keeps its
/// carrier, and a machine with two cores has two. First uses of the JDK's HTTP client by several
/// virtual threads at once then wait for each other for ever.
final class InParallel {
  private InParallel() {}

  /// The answers in the order of the questions.
  ///
  /// @throws IllegalStateException if one of them fails, when all have come to an end
  static <T> List<T> ask(List<? extends Callable<T>> questions) {
    return settle(questions).stream().map(InParallel::answer).toList();
  }

  /// Runs the actions.
  ///
  /// @throws IllegalStateException if one of them fails, when all have come to an end
  static void run(List<? extends Runnable> actions) {
    ask(actions.stream().map(Executors::callable).toList());
  }

  private static <T> List<Future<T>> settle(List<? extends Callable<T>> questions) {
    try (ExecutorService executor =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      return questions.stream().map(executor::submit).toList();
    }
  }

  private static <T> T answer(Future<T> settled) {
    try {
      return settled.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
