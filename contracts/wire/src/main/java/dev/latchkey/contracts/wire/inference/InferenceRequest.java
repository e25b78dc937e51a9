package dev.latchkey.contracts.wire.inference;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.secret.SecretText;
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
/// @param operation what the headers say about the operation
/// @param grant the grant as it came, not verified yet; null when there is none
/// @param guardrail the guardrail to apply; null for none
/// @param form how it wants its answer
/// @param serviceTier the tier of service to ask for; null for the account's own
/// @param acceptedAt the broker's append time
/// @param deadline when the answer is worth nothing any more
/// @param trace the trace it belongs to; null when it is not traced
/// @param body exactly the bytes to POST to Bedrock
public record InferenceRequest(
    RequestKey key,
    ModelWish model,
    InferenceApi api,
    @Nullable String conversation,
    @Nullable String session,
    @Nullable String user,
    StatedOperation operation,
    @Nullable SecretText grant,
    @Nullable Guardrail guardrail,
    AnswerForm form,
    @Nullable ServiceTier serviceTier,
    Instant acceptedAt,
    Instant deadline,
    @Nullable TraceContext trace,
    Content body) {}
