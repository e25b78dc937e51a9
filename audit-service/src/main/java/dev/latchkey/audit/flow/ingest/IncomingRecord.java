package dev.latchkey.audit.flow.ingest;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.Decoded;

/// A record as it came from Kafka.
///
/// @param offset where it stands in its partition
/// @param value its value, byte for byte; empty when it has none
/// @param decoded what its headers make of it
public record IncomingRecord(long offset, Content value, Decoded decoded) {}
