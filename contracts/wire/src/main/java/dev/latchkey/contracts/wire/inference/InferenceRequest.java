package dev.latchkey.contracts.wire.inference;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request that was read and is well-formed. See [RequestReading] for how it is made.
///
/// @param key its identity
/// @param model what it asks for
/// @param api the shape of the body
/// @param conversation the conversation; null when it belongs to none
/// @param session the user's session; null when unknown
/// @param user the user; null when unknown
/// @param operation the agent's name for what it does; null when not told
/// @param acceptedAt the broker's append time
/// @param deadline when the answer is worth nothing any more
/// @param trace the trace it belongs to; null when it is not traced
/// @param body exactly the bytes to POST to Bedrock
public record InferenceRequest(
    RequestKey key,
    ModelReference model,
    InferenceApi api,
    @Nullable String conversation,
    @Nullable String session,
    @Nullable String user,
    @Nullable String operation,
    Instant acceptedAt,
    Instant deadline,
    @Nullable TraceContext trace,
    Content body) {}
