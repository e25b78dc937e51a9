package dev.latchkey.system.crash;

/// Where a record stands that the broker has acknowledged.
record AuditRecord(String topic, int partition, long offset) {}
