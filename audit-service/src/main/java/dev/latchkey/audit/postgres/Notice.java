package dev.latchkey.audit.postgres;

/// Something to be told on the topic of delivery events, kept until it was.
///
/// @param id the id of the event; the same notice twice is one
/// @param endpoint what it concerns: the key of its record
/// @param body the event's data, JSON
public record Notice(String id, String endpoint, String body) {}
