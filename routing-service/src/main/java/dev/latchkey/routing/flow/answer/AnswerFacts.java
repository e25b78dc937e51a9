package dev.latchkey.routing.flow.answer;

import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import org.jspecify.annotations.Nullable;

/// What an answer says of how it came about.
///
/// @param model what is called, or was asked for before anything was chosen; null when that is not
///   known
/// @param modelChoice why that model and its profile are called; null while nothing was chosen
/// @param policy the workspace's policy; null while the workspace is unknown
/// @param payer who pays for the last call; nobody when none reached AWS
/// @param account the account that was called last; null when no call reached AWS
/// @param region where it was called; null when no call reached AWS
/// @param attempts the calls that were made
/// @param fallbackId the fallback that was decided on; null when none was considered
/// @param confirmationRequired whether the user must confirm this session before a fallback
public record AnswerFacts(
    @Nullable ModelReference model,
    @Nullable String modelChoice,
    @Nullable FallbackPolicy policy,
    Payer payer,
    @Nullable AwsAccountId account,
    @Nullable Region region,
    int attempts,
    @Nullable String fallbackId,
    boolean confirmationRequired) {

  /// Before anything is known.
  public static AnswerFacts none() {
    return new AnswerFacts(null, null, null, Payer.NONE, null, null, 0, null, false);
  }

  /// These facts with the model that the request names.
  public AnswerFacts withModel(ModelReference reference) {
    return new AnswerFacts(
        reference,
        modelChoice,
        policy,
        payer,
        account,
        region,
        attempts,
        fallbackId,
        confirmationRequired);
  }

  /// These facts with the model that was chosen.
  public AnswerFacts withChoice(ModelReference chosen, String why) {
    return new AnswerFacts(
        chosen, why, policy, payer, account, region, attempts, fallbackId, confirmationRequired);
  }

  /// These facts with the effective policy.
  public AnswerFacts withPolicy(FallbackPolicy effective) {
    return new AnswerFacts(
        model,
        modelChoice,
        effective,
        payer,
        account,
        region,
        attempts,
        fallbackId,
        confirmationRequired);
  }

  /// These facts with the id of the decision about a fallback.
  public AnswerFacts withFallback(String id) {
    return new AnswerFacts(
        model, modelChoice, policy, payer, account, region, attempts, id, confirmationRequired);
  }

  /// These facts, which say that the user must confirm fallbacks in this session.
  public AnswerFacts withConfirmationRequired() {
    return new AnswerFacts(
        model, modelChoice, policy, payer, account, region, attempts, fallbackId, true);
  }

  /// After calls that an earlier owner of the request made, or may have made.
  public AnswerFacts withEarlierAttempts(int count) {
    return new AnswerFacts(
        model,
        modelChoice,
        policy,
        payer,
        account,
        region,
        count,
        fallbackId,
        confirmationRequired);
  }

  /// These facts after one more call, which the payer's account was sent.
  public AnswerFacts afterCall(Payer paid, AwsAccountId called, Region where) {
    return new AnswerFacts(
        model,
        modelChoice,
        policy,
        paid,
        called,
        where,
        attempts + 1,
        fallbackId,
        confirmationRequired);
  }

  /// After a call that never left the machine: it counts, and nobody pays.
  public AnswerFacts afterUnsentCall() {
    return new AnswerFacts(
        model,
        modelChoice,
        policy,
        payer,
        account,
        region,
        attempts + 1,
        fallbackId,
        confirmationRequired);
  }
}
