package dev.latchkey.simulator.bedrock;

import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.exchange.DeltaShape;
import dev.latchkey.simulator.exchange.RequestBody;
import dev.latchkey.simulator.operation.Operation;

/// One call for an inference.
///
/// @param shape how the text of a streamed answer is cut
record InferenceCall(
    Operation.Inference operation, Caller caller, RequestBody body, DeltaShape shape) {}
