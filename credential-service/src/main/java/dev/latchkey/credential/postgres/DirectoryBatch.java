package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.credential.decision.DirectoryChange;
import dev.latchkey.credential.decision.DirectoryNotice;
import dev.latchkey.credential.decision.WorkspaceState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows that one batch of notices touches, while it is being applied.
final class DirectoryBatch {

  private final Map<WorkspaceId, WorkspaceRow> rows = new HashMap<>();
  private final List<WorkspaceRow> added = new ArrayList<>();
  private final Set<WorkspaceId> announced = new LinkedHashSet<>();
  private final Map<OrgId, FallbackPolicy> enforced;
  private final Workspaces.Rule rule;

  DirectoryBatch(
      List<WorkspaceRow> known, Map<OrgId, FallbackPolicy> enforced, Workspaces.Rule rule) {
    known.forEach(row -> rows.put(new WorkspaceId(row.workspaceId), row));
    this.enforced = enforced;
    this.rule = rule;
  }

  void apply(DirectoryNotice notice) {
    WorkspaceRow row = rows.get(notice.workspace());
    switch (rule.decide(row == null ? null : row.state(), notice, enforced(notice))) {
      case DirectoryChange.Announced(WorkspaceState next) -> {
        store(next);
        announced.add(next.workspace());
      }
      case DirectoryChange.Noted(WorkspaceState next) -> store(next);
      case DirectoryChange.Nothing() -> {}
    }
  }

  private @Nullable FallbackPolicy enforced(DirectoryNotice notice) {
    return switch (notice) {
      case DirectoryNotice.Listed(var listing, _) -> enforced.get(listing.org());
      case DirectoryNotice.Withdrawn _ -> null;
    };
  }

  /// The rows that are new.
  Object[] added() {
    return added.toArray();
  }

  /// The workspaces whose settings are to be published.
  Set<WorkspaceId> announced() {
    return announced;
  }

  private void store(WorkspaceState next) {
    rows.computeIfAbsent(next.workspace(), this::add).set(next);
  }

  private WorkspaceRow add(WorkspaceId workspace) {
    WorkspaceRow row = new WorkspaceRow(workspace);
    added.add(row);
    return row;
  }
}
