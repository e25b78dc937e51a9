package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import org.jspecify.annotations.Nullable;

/// A final answer between the moment it is known and the moment its publication is acknowledged.
///
/// @param request what it answers
/// @param recordKey the key of the request's record, which is also the answer's; null for none
/// @param event the answer
public record StoredAnswer(RequestKey request, @Nullable Content recordKey, CloudEvent event) {}
