package dev.latchkey.routing.decision;

import java.util.UUID;

/// What a claim on a request rests on.
///
/// @param place the record that the request came in
/// @param digest its body
/// @param batch the batch of records that it was claimed with; made once for each batch and kept
///   when the batch is tried again
public record ClaimFacts(RecordPlace place, BodyDigest digest, UUID batch) {}
