package dev.latchkey.audit.flow.retention;

/// What an erasure has done.
///
/// @param erasure its id, by which its admin event is found
/// @param erased how many events lost their content
/// @param complete whether the order is done; else the same request goes on
/// @param kept how many events it left as they are, because a restore has closed their log and no
///   leaf could say there what became of them; counted once the order is done
public record ErasureResult(String erasure, long erased, boolean complete, long kept) {}
