package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import org.jspecify.annotations.Nullable;

/// What an answer says of how it came about.
///
/// @param model what was asked for; null when that could not be read
/// @param policy the workspace's policy; null while the workspace is unknown
/// @param account the account that was called last; null when no call was made
/// @param region where it was called; null when no call was made
/// @param attempts the calls that were made
record AnswerFacts(
    @Nullable ModelReference model,
    @Nullable FallbackPolicy policy,
    @Nullable AwsAccountId account,
    @Nullable Region region,
    int attempts) {

  /// Before anything is known.
  static AnswerFacts none() {
    return new AnswerFacts(null, null, null, null, 0);
  }

  AnswerFacts withModel(ModelReference reference) {
    return new AnswerFacts(reference, policy, account, region, attempts);
  }

  AnswerFacts withPolicy(FallbackPolicy effective) {
    return new AnswerFacts(model, effective, account, region, attempts);
  }

  AnswerFacts afterCall(AwsAccountId called, Region where) {
    return new AnswerFacts(model, policy, called, where, attempts + 1);
  }
}
