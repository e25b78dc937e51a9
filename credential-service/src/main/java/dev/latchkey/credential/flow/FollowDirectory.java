package dev.latchkey.credential.flow;

import dev.latchkey.credential.decision.DirectoryChange;
import dev.latchkey.credential.decision.DirectoryNotice;
import dev.latchkey.credential.postgres.Workspaces;
import dev.latchkey.credential.telemetry.CredentialMetrics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Follows the directory: remembers workspaces and has their settings told to routing.
@ApplicationScoped
public class FollowDirectory {

  private final Workspaces workspaces;
  private final CredentialMetrics metrics;

  @Inject
  public FollowDirectory(Workspaces workspaces, CredentialMetrics metrics) {
    this.workspaces = workspaces;
    this.metrics = metrics;
  }

  /// Applies notices in their order, all or none. Applying them twice changes nothing.
  public Uni<Void> apply(List<DirectoryNotice> notices) {
    if (notices.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return workspaces
        .apply(notices, DirectoryChange::of)
        .invoke(() -> metrics.directoryApplied(notices.size()));
  }

  /// Counts a record that could not be read.
  public void skipped() {
    metrics.directoryRecordSkipped();
  }
}
