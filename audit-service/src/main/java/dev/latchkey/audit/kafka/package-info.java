/// Kafka: audited topics come in through a plain consumer, whose positions the log decides;
/// checkpoints that were published are read back; delivery events go out through SmallRye.
///
/// Read first: [AuditedTopics], then [PartitionLoop].
@NullMarked
package dev.latchkey.audit.kafka;

import org.jspecify.annotations.NullMarked;
