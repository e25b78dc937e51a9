package dev.latchkey.routing.flow.inference;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.decision.RetryBudget;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many retries each workspace may still cause, so that one that is throttled cannot multiply
/// its load. Keeps the workspaces that were served last; one that is forgotten begins anew. Any
/// thread may use it.
@Singleton
public final class RetryBudgets {

  private static final int MAX_KEPT = 10_000;

  private final Map<WorkspaceId, RetryBudget> budgets = new LeastRecentlyUsed();

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

  private static final class LeastRecentlyUsed extends LinkedHashMap<WorkspaceId, RetryBudget> {
    private static final long serialVersionUID = 1;

    LeastRecentlyUsed() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<WorkspaceId, RetryBudget> eldest) {
      return size() > MAX_KEPT;
    }
  }
}
