package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Duration;
import java.time.Instant;

/// A user's consent that a session of theirs may go on using the platform's credential.
///
/// @param recordKey whose consent for which session: the key of its record
/// @param policyRevision the revision of the policy that was consented to
/// @param confirmedAt when
public record Confirmation(String recordKey, long policyRevision, Instant confirmedAt) {

  /// How long a consent counts.
  public static final Duration LIFE = Duration.ofHours(12);

  /// When it ceases to count.
  public Instant expiresAt() {
    return confirmedAt.plus(LIFE);
  }

  /// Whether it counts: given for the policy as it is, Warn, and not too long ago.
  public boolean counts(FallbackChoice choice, Instant now) {
    return choice.effective() == FallbackPolicy.WARN
        && policyRevision == choice.policyRevision()
        && !now.isAfter(expiresAt());
  }
}
