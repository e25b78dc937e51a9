package dev.latchkey.routing.flow.inference;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.bounded.LeastRecentlyUsed;
import dev.latchkey.routing.decision.RetryBudget;
import jakarta.inject.Singleton;
import java.util.Map;

/// How many retries each workspace may still cause, so that one that is throttled cannot multiply
/// its load. Keeps the workspaces that were served last; one that is forgotten begins anew. Any
/// thread may use it.
@Singleton
public final class RetryBudgets {

  private static final int MAX_KEPT = 10_000;

  private final Map<WorkspaceId, RetryBudget> budgets = new LeastRecentlyUsed<>(MAX_KEPT);

  /// Counts a request, which earns a part of a retry.
  synchronized void countRequest(WorkspaceId workspace) {
    budgets.put(workspace, of(workspace).afterRequest());
  }

  /// Whether one more retry is permitted.
  synchronized boolean permitsRetry(WorkspaceId workspace) {
    return of(workspace).permitsRetry();
  }

  /// Takes a retry.
  ///
  /// @return false when somebody else has taken the last one
  synchronized boolean take(WorkspaceId workspace) {
    RetryBudget budget = of(workspace);
    if (!budget.permitsRetry()) {
      return false;
    }
    budgets.put(workspace, budget.afterRetry());
    return true;
  }

  private RetryBudget of(WorkspaceId workspace) {
    return budgets.getOrDefault(workspace, RetryBudget.begin());
  }
}
