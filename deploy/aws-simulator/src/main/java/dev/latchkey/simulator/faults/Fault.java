package dev.latchkey.simulator.faults;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A fault of the script.
///
/// @param name shown in the record of calls
/// @param limit how often it applies, `null` when until it is removed
/// @param after how many matching calls it lets pass first
/// @param probability share of the matching calls it applies to
/// @param seed of the choice by probability, `null` when any
/// @param written the effect as it was written down
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
    String id,
    String name,
    FaultMatch match,
    @Nullable Integer limit,
    int after,
    double probability,
    @Nullable Long seed,
    @JsonProperty("effect") FaultDocument.EffectDocument written,
    @JsonIgnore Effect effect) {}
