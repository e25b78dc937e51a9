package dev.latchkey.routing.postgres;

import dev.latchkey.routing.decision.ClaimVerdict;
import java.util.List;

/// What came of the wish to claim a batch.
public sealed interface BatchVerdict {

  /// The wishes were judged.
  ///
  /// @param owner the lease under which they were claimed
  /// @param verdicts in the order of the wishes
  record Judged(String owner, List<ClaimVerdict> verdicts) implements BatchVerdict {
    public Judged {
      verdicts = List.copyOf(verdicts);
    }
  }

  /// Nothing was claimed, because the lease has not begun or was revoked. Try again under another
  /// one.
  record LeaseLost() implements BatchVerdict {}
}
