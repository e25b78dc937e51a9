package dev.latchkey.routing.flow.inference;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.flow.request.Progress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// The one owner of retries (INV-8): which are still permitted, and the waiting before them.
@Singleton
public final class Retries {

  private final RetryBudgets budgets;
  private final Pauses pauses;

  @Inject
  public Retries(RetryBudgets budgets, Pauses pauses) {
    this.budgets = budgets;
    this.pauses = pauses;
  }

  /// Counts a request that begins.
  void countRequest(Progress progress) {
    budgets.countRequest(workspace(progress));
  }

  /// Whether the workspace may cause one more retry.
  boolean permits(Progress progress) {
    return budgets.permitsRetry(workspace(progress));
  }

  /// A number from 0 to 1, without 1, that spreads retries over time.
  double jitter() {
    return ThreadLocalRandom.current().nextDouble();
  }

  /// Takes a retry from the workspace's budget and waits until it is due.
  ///
  /// @return false when no retry is due: another request took the last one, or the service stops
  boolean pause(Progress progress, Duration time) {
    return budgets.take(workspace(progress)) && pauses.pause(time);
  }

  private static WorkspaceId workspace(Progress progress) {
    return progress.assignment().workspace();
  }
}
