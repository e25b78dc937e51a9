package dev.latchkey.routing.model;

import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import java.time.LocalDate;

/// Everything that the choice of a model rests on.
///
/// @param wish what the request asks for
/// @param api the shape of its body
/// @param region where it is called
/// @param task what it demands
/// @param models the workspace's models
/// @param limits what the account has lately refused
/// @param day the day (UTC) whose prices hold
public record ModelQuestion(
    ModelWish wish,
    InferenceApi api,
    Region region,
    TaskFacts task,
    WorkspaceModels models,
    KnownLimits limits,
    LocalDate day) {}
