package dev.latchkey.routing.flow.request;

import dev.latchkey.contracts.wire.claims.RequestGrant;
import dev.latchkey.contracts.wire.claims.RequestGrant.GrantedOperation;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.contracts.wire.inference.StatedOperation;
import dev.latchkey.routing.decision.GrantMatch;
import dev.latchkey.routing.decision.GrantMatchRule;
import dev.latchkey.routing.decision.OperationFacts;
import dev.latchkey.routing.decision.OperationRule;
import dev.latchkey.routing.decision.Requester;
import dev.latchkey.routing.decision.Standing;
import dev.latchkey.routing.decision.StatedFacts;
import dev.latchkey.routing.oidc.GrantReading;
import dev.latchkey.routing.oidc.Grants;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Finds out from its grant what a request may claim of itself.
@Singleton
public final class ProveRequest {

  private final Grants grants;

  @Inject
  public ProveRequest(Grants grants) {
    this.grants = grants;
  }

  /// The request with its proven facts, or why it is refused.
  public Proof of(InferenceRequest request) {
    return switch (grants.read(request.grant(), request.acceptedAt())) {
      case GrantReading.Verified(RequestGrant grant) -> granted(request, grant);
      case GrantReading.Missing() when !grants.areRequired() -> ungranted(request);
      case GrantReading.Missing() ->
          refused(ErrorCode.GRANT_MISSING, "The request carries no grant.");
      case GrantReading.Invalid(String why) ->
          refused(ErrorCode.GRANT_INVALID, "The grant " + why + ".");
      case GrantReading.Expired() ->
          refused(ErrorCode.GRANT_EXPIRED, "The grant was over before the request arrived.");
      case GrantReading.Unavailable(String why) ->
          refused(ErrorCode.TRANSIENT, "The grant cannot be verified now: " + why + ".");
    };
  }

  private static Proof granted(InferenceRequest request, RequestGrant grant) {
    Requester granted = new Requester(grant.workspace(), grant.user(), grant.session());
    return switch (GrantMatchRule.match(granted, stated(request))) {
      case GrantMatch.Mismatch(GrantMatch.Part which) ->
          refused(
              ErrorCode.GRANT_MISMATCH, "The grant is for another " + which + " than the request.");
      case GrantMatch.Matched(String user, String session) ->
          proven(request, standing(request, grant), user, session);
    };
  }

  private static Proof ungranted(InferenceRequest request) {
    return proven(request, new Standing.Ungranted(), request.user(), request.session());
  }

  private static Proof proven(
      InferenceRequest request,
      Standing standing,
      @Nullable String user,
      @Nullable String session) {
    OperationFacts facts =
        OperationRule.facts(stated(request.operation()), standing)
            .streamed(request.form().isStreamed());
    return new Proof.Proven(new ProvenRequest(request, facts, user, session));
  }

  private static Requester stated(InferenceRequest request) {
    return new Requester(request.key().workspace(), request.user(), request.session());
  }

  private static Standing standing(InferenceRequest request, RequestGrant grant) {
    return grant
        .operation(request.operation().name())
        .<Standing>map(ProveRequest::standing)
        .orElseGet(Standing.NotListed::new);
  }

  private static Standing standing(GrantedOperation operation) {
    return new Standing.Granted(
        new OperationFacts(
            operation.access(), operation.autonomous(), operation.fallbackEligible()));
  }

  private static StatedFacts stated(StatedOperation operation) {
    return new StatedFacts(
        operation.access(), operation.autonomous(), operation.fallbackEligible());
  }

  private static Proof refused(ErrorCode code, String message) {
    return new Proof.Refused(ErrorObject.of(code, message));
  }

  /// What came of it.
  public sealed interface Proof {

    /// The request may be served.
    record Proven(ProvenRequest request) implements Proof {}

    /// It may not.
    record Refused(ErrorObject error) implements Proof {}
  }
}
