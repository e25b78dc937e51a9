package dev.latchkey.routing.decision;

/// Tells a redelivery from a duplicate (INV-9): neither is ever run.
public final class ClaimRule {

  private ClaimRule() {}

  /// What an arrived record means, given the claim that stands.
  public static ClaimVerdict verdict(ClaimFacts arrived, ClaimFacts standing) {
    if (arrived.equals(standing)) {
      return new ClaimVerdict.Ours();
    }
    // A topic that was made anew counts its offsets from zero again; the body tells.
    return arrived.place().equals(standing.place()) && arrived.digest().equals(standing.digest())
        ? new ClaimVerdict.Redelivery()
        : new ClaimVerdict.Duplicate();
  }
}
