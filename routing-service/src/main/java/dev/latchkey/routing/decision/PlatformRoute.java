package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.identifiers.Destinations;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;

/// Where and as what the platform can serve a call with its own credential.
///
/// @param region where the platform is called
/// @param model what is called there
/// @param destinations where such a call may run at most
public record PlatformRoute(Region region, ModelReference model, Destinations destinations) {}
