package dev.latchkey.routing.bedrock;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.Guardrail;
import dev.latchkey.contracts.wire.inference.ServiceTier;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One call to a model.
///
/// @param operation what is asked of Bedrock
/// @param region where it is made
/// @param model what is called, sent as it is written
/// @param body sent byte for byte
/// @param guardrail what Bedrock applies to it; null for none
/// @param serviceTier the tier of service that is asked for; null for the account's own
/// @param signer what it is signed with
/// @param patience the longest that it may take; more than zero
public record ModelCall(
    ModelOperation operation,
    Region region,
    ModelReference model,
    Content body,
    @Nullable Guardrail guardrail,
    @Nullable ServiceTier serviceTier,
    Signer signer,
    Duration patience) {}
