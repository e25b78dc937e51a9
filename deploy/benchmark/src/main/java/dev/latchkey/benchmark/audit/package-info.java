/// The audit log: from Kafka to committed rows with proofs, and queries over many rows. Read first:
/// [AuditBenchmark].
@NullMarked
package dev.latchkey.benchmark.audit;

import org.jspecify.annotations.NullMarked;
