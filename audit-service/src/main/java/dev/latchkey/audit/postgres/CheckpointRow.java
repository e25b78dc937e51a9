package dev.latchkey.audit.postgres;

/// A checkpoint that was signed.
///
/// @param log the number of the log
/// @param size the leaves that it covers
/// @param note the signed note
public record CheckpointRow(int log, long size, String note) {}
