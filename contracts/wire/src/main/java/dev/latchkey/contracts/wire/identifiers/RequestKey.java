package dev.latchkey.contracts.wire.identifiers;

/// The identity of a request: the same workspace, source and id is the same request.
///
/// @param workspace the workspace that the request is for
/// @param source the `ce_source` of the publisher, at most 512 characters
/// @param id the `ce_id` that the publisher chose, at most 256 characters
public record RequestKey(WorkspaceId workspace, String source, String id) {}
