package dev.latchkey.simulator;

import dev.latchkey.simulator.bedrock.BedrockControl;
import dev.latchkey.simulator.bedrock.BedrockRuntime;
import dev.latchkey.simulator.bedrock.RolePermissions;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.exchange.DeltaShape;
import dev.latchkey.simulator.exchange.RequestBody;
import dev.latchkey.simulator.operation.Operation;
import dev.latchkey.simulator.sts.SecurityTokenService;

/// Hands an operation to the service it belongs to.
record SimulatedServices(
    RolePermissions permissions,
    BedrockRuntime runtime,
    BedrockControl control,
    SecurityTokenService sts) {

  /// @param shape how the text of a streamed answer is cut
  Answer answer(Operation operation, Caller caller, RequestBody body, DeltaShape shape) {
    return switch (operation) {
      case Operation.RuntimeOperation wish ->
          permissions
              .denial(wish, caller)
              .orElseGet(() -> runtime.answer(wish, caller, body, shape));
      case Operation.ControlOperation wish ->
          permissions.denial(wish, caller).orElseGet(() -> control.answer(wish, caller));
      case Operation.StsOperation wish -> sts.answer(wish, caller);
    };
  }
}
