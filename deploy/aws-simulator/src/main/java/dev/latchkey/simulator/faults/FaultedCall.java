package dev.latchkey.simulator.faults;

import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.operation.Operation;

/// An authenticated call as faults see it.
///
/// @param service label of its service, for example `bedrock-runtime`
/// @param region as signed
public record FaultedCall(String service, Operation operation, Principal principal, String region) {

  boolean isInference() {
    return operation instanceof Operation.Inference;
  }

  boolean isStreamed() {
    return operation instanceof Operation.Inference inference && inference.isStreamed();
  }

  boolean isOfSts() {
    return operation instanceof Operation.StsOperation;
  }
}
