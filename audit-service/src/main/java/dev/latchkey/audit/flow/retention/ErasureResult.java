package dev.latchkey.audit.flow.retention;

/// What an erasure has done.
///
/// @param erasure its id, by which its admin event is found
/// @param erased how many events lost their content
/// @param complete whether none is left; else the same request goes on
public record ErasureResult(String erasure, long erased, boolean complete) {}
