package dev.latchkey.audit.flow.proof;

/// How far a log is signed.
///
/// @param id its number in this deployment's database, for the addresses of its proofs
/// @param origin its name for ever
/// @param size the leaves that are signed
public record LogSize(int id, String origin, long size) {}
