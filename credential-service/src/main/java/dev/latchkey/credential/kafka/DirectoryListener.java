package dev.latchkey.credential.kafka;

import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.credential.decision.DirectoryNotice;
import dev.latchkey.credential.flow.FollowDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Listens to the directory of workspaces. A batch is acknowledged when its rows are committed;
/// while PostgreSQL is away it is tried again and again and the next one waits in Kafka. A record
/// that cannot be read is counted, logged by its place and passed over: it must not stop the
/// partition.
@ApplicationScoped
public class DirectoryListener {

  private static final Logger LOG = Logger.getLogger(DirectoryListener.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  private final FollowDirectory follow;

  @Inject
  public DirectoryListener(FollowDirectory follow) {
    this.follow = follow;
  }

  @Incoming("directory")
  Uni<Void> on(ConsumerRecords<String, byte[]> records) {
    List<DirectoryNotice> notices = new ArrayList<>();
    records.forEach(record -> read(record, notices));
    return follow
        .apply(notices)
        .onFailure()
        .invoke(failure -> LOG.warnf("directory not stored yet: %s", failure.getMessage()))
        .onFailure()
        .retry()
        .withBackOff(FIRST_RETRY, LONGEST_RETRY)
        .indefinitely();
  }

  private void read(ConsumerRecord<String, byte[]> record, List<DirectoryNotice> notices) {
    switch (DirectoryRecords.read(record)) {
      case Parsed.Ok<DirectoryNotice>(DirectoryNotice notice) -> notices.add(notice);
      case Parsed.Invalid<DirectoryNotice>(String reason) -> {
        follow.skipped();
        LOG.warnf(
            "directory record skipped: %s-%d@%d: %s",
            record.topic(), record.partition(), record.offset(), reason);
      }
    }
  }
}
