package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import org.jspecify.annotations.Nullable;

/// What organisation and owners have decided about a workspace's fallbacks. It outlives the
/// workspace's credential.
///
/// @param enforced what the organisation enforces; null when it enforces nothing
/// @param chosen the workspace's own choice; null when it has none
/// @param policyRevision grows when, and only when, the effective policy changes
/// @param accountGuardrail whether the owner declared that the AWS account enforces a guardrail
/// @param caps the owner's caps
public record FallbackChoice(
    @Nullable FallbackPolicy enforced,
    @Nullable FallbackPolicy chosen,
    long policyRevision,
    boolean accountGuardrail,
    OwnCaps caps) {

  /// Nobody has decided anything.
  public static final FallbackChoice NONE = new FallbackChoice(null, null, 1, false, OwnCaps.NONE);

  /// The policy in force: the organisation's, else the workspace's, else Strict.
  public FallbackPolicy effective() {
    if (enforced != null) {
      return enforced;
    }
    return chosen == null ? FallbackPolicy.STRICT : chosen;
  }

  /// The workspace chooses; null takes its choice back.
  public FallbackChoice choose(@Nullable FallbackPolicy policy) {
    return with(enforced, policy);
  }

  /// The organisation enforces; null ends that.
  public FallbackChoice enforce(@Nullable FallbackPolicy policy) {
    return with(policy, chosen);
  }

  /// The owner declares whether the account enforces a guardrail.
  public FallbackChoice declareGuardrail(boolean declared) {
    return new FallbackChoice(enforced, chosen, policyRevision, declared, caps);
  }

  /// The owner sets caps.
  public FallbackChoice cap(OwnCaps next) {
    return new FallbackChoice(enforced, chosen, policyRevision, accountGuardrail, next);
  }

  /// What was counted so far does not count any more.
  public FallbackChoice resetCaps() {
    return cap(caps.reset());
  }

  /// Whether the workspace may choose this: not while the organisation enforces another policy,
  /// except to leave its choice as it is or to take it back.
  public boolean permits(@Nullable FallbackPolicy wish) {
    return enforced == null || wish == null || wish == enforced || wish == chosen;
  }

  private FallbackChoice with(@Nullable FallbackPolicy nowEnforced, @Nullable FallbackPolicy now) {
    FallbackChoice next =
        new FallbackChoice(nowEnforced, now, policyRevision, accountGuardrail, caps);
    return next.effective() == effective()
        ? next
        : new FallbackChoice(nowEnforced, now, policyRevision + 1, accountGuardrail, caps);
  }
}
