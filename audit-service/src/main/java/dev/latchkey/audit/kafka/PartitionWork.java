package dev.latchkey.audit.kafka;

import dev.latchkey.audit.flow.ingest.IncomingRecord;
import dev.latchkey.audit.flow.ingest.IngestRecords;
import dev.latchkey.audit.flow.ingest.OpenLog;
import dev.latchkey.audit.flow.ingest.OpenedLog;
import dev.latchkey.audit.flow.ingest.PartitionSight;
import dev.latchkey.audit.flow.watch.WatchFallbacks;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Content;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What is done with a partition, step by step; one step at a time for each.
@ApplicationScoped
public class PartitionWork {

  private final OpenLog openLog;
  private final IngestRecords ingest;
  private final WatchFallbacks watch;

  @Inject
  public PartitionWork(OpenLog openLog, IngestRecords ingest, WatchFallbacks watch) {
    this.openLog = openLog;
    this.ingest = ingest;
    this.watch = watch;
  }

  Uni<OpenedLog> open(PartitionSight sight, @Nullable OpenedLog known) {
    return openLog.open(sight, known);
  }

  Uni<OpenedLog> append(
      OpenedLog log, List<ConsumerRecord<byte[], byte[]>> records, long nextOffset) {
    return ingest.ingest(log, records.stream().map(PartitionWork::incoming).toList(), nextOffset);
  }

  Uni<OpenedLog> watch(OpenedLog log, Instant now) {
    return watch.round(log, now);
  }

  Uni<OpenedLog> confirm(OpenedLog log) {
    return openLog.confirm(log);
  }

  private static IncomingRecord incoming(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] value = record.value();
    return new IncomingRecord(
        record.offset(),
        value == null ? Content.empty() : Content.of(value),
        CloudEventCodec.decode(record.headers(), value));
  }
}
