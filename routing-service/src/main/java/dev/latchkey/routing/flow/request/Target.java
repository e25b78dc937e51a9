package dev.latchkey.routing.flow.request;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.ModelReference;

/// What is sent to Bedrock for a request.
///
/// @param model the model, profile or resource that is called
/// @param body what is sent to it
public record Target(ModelReference model, Content body) {}
