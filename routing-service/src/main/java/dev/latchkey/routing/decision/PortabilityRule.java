package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.identifiers.Arn;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import java.util.Map;

/// Decides whether a request can be served from another AWS account. What belongs to one account
/// does not travel, unless the platform is configured with an equivalent.
public final class PortabilityRule {

  private PortabilityRule() {}

  /// Whether it can.
  ///
  /// @param guardrailInRequest whether the request names a guardrail
  /// @param accountGuardrail whether the owner declared that the account enforces one
  /// @param equivalents by ARN of a customer's own resource: what the platform calls in its place
  public static Portability of(
      ModelReference model,
      boolean guardrailInRequest,
      boolean accountGuardrail,
      Map<String, ModelReference> equivalents) {
    if (guardrailInRequest) {
      return new Portability.NotPortable("the guardrail that the request names");
    }
    if (accountGuardrail) {
      return new Portability.NotPortable("the guardrail that the AWS account enforces");
    }
    return model(model, equivalents);
  }

  private static Portability model(ModelReference model, Map<String, ModelReference> equivalents) {
    return switch (model) {
      case ModelReference.FoundationModel id -> new Portability.Portable(id);
      case ModelReference.InferenceProfile id -> new Portability.Portable(id);
      case ModelReference.ModelArn(Arn arn) -> resource(arn, equivalents);
    };
  }

  private static Portability resource(Arn arn, Map<String, ModelReference> equivalents) {
    return switch (arn.resourceType()) {
      case "foundation-model", "inference-profile" ->
          new Portability.Portable(ModelReference.parse(arn.resourceId()).orThrow());
      case "application-inference-profile" ->
          owned("an application inference profile", arn, equivalents);
      case "provisioned-model" -> owned("provisioned throughput", arn, equivalents);
      default -> owned("a model of its own", arn, equivalents);
    };
  }

  /// An equivalent that is an ARN itself would run nobody knows where (INV-4).
  private static Portability owned(String what, Arn arn, Map<String, ModelReference> equivalents) {
    ModelReference equivalent = equivalents.get(arn.toString());
    return equivalent == null || equivalent instanceof ModelReference.ModelArn
        ? new Portability.NotPortable(what)
        : new Portability.Portable(equivalent);
  }
}
