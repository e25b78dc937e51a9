package dev.latchkey.routing.decision;

/// Where a record stands on the broker.
public record RecordPlace(String topic, int partition, long offset) {}
