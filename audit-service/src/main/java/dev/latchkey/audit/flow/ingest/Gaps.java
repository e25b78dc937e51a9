package dev.latchkey.audit.flow.ingest;

import dev.latchkey.audit.flow.DeliveryNotice;
import dev.latchkey.audit.flow.append.Addition;
import dev.latchkey.audit.flow.append.Draft;
import dev.latchkey.audit.leaf.LogEntry;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.contracts.wire.audit.DeliveryEvent;
import java.util.List;
import java.util.Optional;

/// What Kafka no longer has. Offsets that no record has, as transactions leave them, are none of
/// it: only what lies before the oldest record of the partition, or after its end, is missing.
final class Gaps {

  private static final String EXPIRED = "Kafka no longer had these records";
  private static final String CUT =
      "Kafka has lost these records after they were logged and gives their offsets to others";

  private Gaps() {}

  /// What to append when records are missing between a log and what Kafka still has.
  static Optional<Addition> between(LogPosition log, PartitionSight sight) {
    if (sight.earliest() > log.nextOffset()) {
      return Optional.of(gap(log, log.nextOffset(), sight.earliest(), sight.earliest(), EXPIRED));
    }
    return sight.end() < log.nextOffset()
        ? Optional.of(gap(log, sight.end(), log.nextOffset(), sight.end(), CUT))
        : Optional.empty();
  }

  private static Addition gap(LogPosition log, long from, long to, long nextOffset, String reason) {
    DeliveryEvent told = new DeliveryEvent.LogGap(log.origin(), from, to);
    return Addition.of(List.of(new Draft.OfLog(new LogEntry.Gap(from, to, reason))), nextOffset)
        .telling(List.of(DeliveryNotice.of(told, "gap/" + from + "/" + to + "/" + log.size())));
  }
}
