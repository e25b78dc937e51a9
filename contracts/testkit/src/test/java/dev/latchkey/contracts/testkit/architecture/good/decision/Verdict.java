package dev.latchkey.contracts.testkit.architecture.good.decision;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Payer;
import java.time.Instant;

/// Decides from what it is given.
public record Verdict(WorkspaceId workspace, Payer payer, Instant now, Instant deadline) {

  /// Whether there is time left.
  public boolean isInTime() {
    return now.isBefore(deadline);
  }
}
