package dev.latchkey.routing.decision;

/// Tells a redelivery from a duplicate (INV-9): neither is ever run.
public final class ClaimRule {

  private ClaimRule() {}

  /// What an arrived record means, given the claim that stands.
  ///
  /// @param claimant the lease under which the record was to be claimed; what was claimed under
  ///   another one is not ours, even when that was ours once
  /// @param begun the state in which it was to be claimed
  public static ClaimVerdict verdict(
      ClaimFacts arrived, String claimant, ClaimState begun, StandingClaim standing) {
    ClaimFacts first = standing.facts();
    boolean sameBody = arrived.digest().equals(first.digest());
    // A topic that was made anew counts its offsets from zero again; the body tells.
    if (!sameBody || !arrived.place().equals(first.place())) {
      return new ClaimVerdict.Duplicate(sameBody, standing.state(), standing.answer());
    }
    boolean unacknowledged =
        arrived.batch().equals(first.batch())
            && standing.owner().equals(claimant)
            && standing.state() == begun;
    return unacknowledged ? new ClaimVerdict.Ours() : new ClaimVerdict.Redelivery();
  }
}
