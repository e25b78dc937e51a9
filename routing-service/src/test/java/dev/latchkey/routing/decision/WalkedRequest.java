package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a walk did for one request, as an observer from outside would have seen it.
final class WalkedRequest {

  final SettingsAtDecision begin;
  final boolean enforced;
  final ModelReference model;
  final StatedFacts stated;
  final Standing standing;
  final boolean deltaSent;
  final List<Call> calls = new ArrayList<>();
  @Nullable FallbackDecision decision;
  @Nullable SettingsAtDecision whenPlatformWasCalled;
  @Nullable String confirmation;
  boolean capsHeld;
  boolean notExecuted;

  WalkedRequest(
      SettingsAtDecision begin,
      boolean enforced,
      ModelReference model,
      StatedFacts stated,
      Standing standing,
      boolean deltaSent) {
    this.begin = begin;
    this.enforced = enforced;
    this.model = model;
    this.stated = stated;
    this.standing = standing;
    this.deltaSent = deltaSent;
  }

  OperationFacts operation() {
    return OperationRule.facts(stated, standing);
  }

  boolean isInProduction() {
    return begin.environment() == Environment.PRODUCTION;
  }

  long calls(Payer payer) {
    return calls.stream().filter(call -> call.payer() == payer).count();
  }

  @Override
  public String toString() {
    return "begin %s, enforced %s, model %s, %s under %s, delta %s, calls %s, decision %s, called %s"
        .formatted(
            begin,
            enforced,
            model.text(),
            stated,
            standing,
            deltaSent,
            calls,
            decision instanceof FallbackDecision.Refused refused ? refused.reason() : decision,
            whenPlatformWasCalled);
  }

  enum Payer {
    OWN,
    FALLBACK,
    CREDITS
  }

  /// One call to Bedrock.
  ///
  /// @param failure null for a success
  record Call(Payer payer, Region region, String model, @Nullable FailedCall failure) {}
}
