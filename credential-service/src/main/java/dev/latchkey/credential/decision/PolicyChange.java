package dev.latchkey.credential.decision;

import static dev.latchkey.contracts.wire.error.ErrorCode.POLICY_ENFORCED;
import static dev.latchkey.contracts.wire.error.ErrorCode.REQUEST_MALFORMED;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an owner's wishes make of a workspace's fallbacks: all of them are followed, or none.
public sealed interface PolicyChange {

  /// They can be followed. The choice may be the one that held before.
  record Decided(FallbackChoice next) implements PolicyChange {}

  /// One of them cannot.
  record Refused(Refusal refusal) implements PolicyChange {}

  /// Decides.
  ///
  /// @param limits the deployment's caps, which no owner can exceed
  static PolicyChange of(FallbackChoice known, List<PolicyWish> wishes, CapLimits limits) {
    FallbackChoice next = known;
    for (PolicyWish wish : wishes) {
      Refusal refusal = refusal(known, wish, limits);
      if (refusal != null) {
        return new Refused(refusal);
      }
      next = follow(next, wish);
    }
    return new Decided(next);
  }

  private static FallbackChoice follow(FallbackChoice choice, PolicyWish wish) {
    OwnCaps caps = choice.caps();
    return switch (wish) {
      case PolicyWish.Policy(var policy) -> choice.choose(policy);
      case PolicyWish.AccountGuardrail(boolean declared) -> choice.declareGuardrail(declared);
      case PolicyWish.UsdPerDay(var cap) ->
          choice.cap(new OwnCaps(cap, caps.consecutive(), caps.epoch()));
      case PolicyWish.Consecutive(var cap) ->
          choice.cap(new OwnCaps(caps.usdPerDay(), cap, caps.epoch()));
    };
  }

  private static @Nullable Refusal refusal(
      FallbackChoice known, PolicyWish wish, CapLimits limits) {
    return switch (wish) {
      case PolicyWish.Policy(var policy) -> enforced(known, policy);
      case PolicyWish.AccountGuardrail _ -> null;
      case PolicyWish.UsdPerDay(var cap) -> tooMuch(cap, limits.usdPerDay());
      case PolicyWish.Consecutive(var cap) ->
          cap == null || cap <= limits.consecutive()
              ? null
              : exceeds("caps.consecutive", Integer.toString(limits.consecutive()));
    };
  }

  private static @Nullable Refusal enforced(FallbackChoice known, @Nullable FallbackPolicy wish) {
    return known.permits(wish)
        ? null
        : Refusal.of(
            POLICY_ENFORCED, "The organisation enforces the policy '" + known.enforced() + "'.");
  }

  private static @Nullable Refusal tooMuch(@Nullable BigDecimal cap, BigDecimal limit) {
    return cap == null || cap.compareTo(limit) <= 0
        ? null
        : exceeds("caps.usdperday", limit.toPlainString());
  }

  private static Refusal exceeds(String field, String limit) {
    return Refusal.of(
        REQUEST_MALFORMED, field + " is above this deployment's limit of " + limit + ".");
  }
}
