package dev.latchkey.audit.flow.proof;

import dev.latchkey.audit.flow.proof.Judgement.Sound;
import dev.latchkey.audit.flow.proof.Judgement.Suspect;
import dev.latchkey.audit.kafka.CheckpointPublisher;
import dev.latchkey.audit.kafka.PublishedCheckpoints;
import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.note.Checkpoint;
import dev.latchkey.audit.postgres.CheckpointRow;
import dev.latchkey.audit.postgres.Checkpoints;
import dev.latchkey.audit.postgres.LogPartition;
import dev.latchkey.audit.postgres.LogState;
import dev.latchkey.audit.telemetry.ProofMetrics;
import dev.latchkey.audit.vault.SigningKey;
import dev.latchkey.audit.vault.SigningKeyReading;
import dev.latchkey.audit.vault.SigningVault;
import dev.latchkey.contracts.wire.audit.CheckpointPublished;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Signs how far each log has come, if it extends everything that was signed of it before, and
/// publishes that outside the database before anybody can rest on it. A log that does not is not
/// signed any more, and somebody is told.
@ApplicationScoped
public class SignCheckpoints {

  /// Logs in one round; the others have their turn in the next one.
  private static final int MOST = 500;

  private static final Duration KEPT_WHOLE = Duration.ofDays(1);

  private final Checkpoints checkpoints;
  private final PublishedCheckpoints published;
  private final CheckpointPublisher publisher;
  private final SigningVault vault;
  private final JudgeLog judge;
  private final SuspectLogs suspects;
  private final ProofMetrics metrics;
  private final InstantSource clock;

  @Inject
  public SignCheckpoints(
      Checkpoints checkpoints,
      PublishedCheckpoints published,
      CheckpointPublisher publisher,
      SigningVault vault,
      JudgeLog judge,
      SuspectLogs suspects,
      ProofMetrics metrics,
      InstantSource clock) {
    this.checkpoints = checkpoints;
    this.published = published;
    this.publisher = publisher;
    this.vault = vault;
    this.judge = judge;
    this.suspects = suspects;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// Signs the logs that have changed. Does nothing while another instance does it.
  ///
  /// Fails when PostgreSQL, Kafka or Vault is away; the next round makes up for it.
  public Uni<Void> round() {
    return checkpoints
        .sign(MOST, clock.instant(), this::sign)
        .invoke(mine -> metrics.checkpointsLooked(mine, clock.instant()))
        .replaceWithVoid();
  }

  /// Forgets what was signed long ago, except for the last of each day: whoever needs the others
  /// has kept them.
  public Uni<Void> thin() {
    return checkpoints.thin(clock.instant().minus(KEPT_WHOLE)).replaceWithVoid();
  }

  private Uni<List<CheckpointRow>> sign(List<LogState> logs) {
    suspects.retain(logs.stream().map(LogState::origin).toList());
    if (logs.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return published
        .furthest()
        .chain(heads -> vault.key().chain(reading -> sign(logs, heads, reading)));
  }

  private Uni<List<CheckpointRow>> sign(
      List<LogState> logs, Map<String, CheckpointPublished> heads, SigningKeyReading reading) {
    return switch (reading) {
      case SigningKeyReading.Unavailable(String reason) ->
          Uni.createFrom().failure(new IllegalStateException("no signing key: " + reason));
      case SigningKeyReading.Ready(SigningKey key) -> sign(logs, heads, key);
    };
  }

  private Uni<List<CheckpointRow>> sign(
      List<LogState> logs, Map<String, CheckpointPublished> heads, SigningKey key) {
    List<CheckpointRow> rows = new ArrayList<>();
    List<CheckpointPublished> news = new ArrayList<>();
    return Multi.createFrom()
        .iterable(logs)
        .onItem()
        .transformToUniAndConcatenate(
            log ->
                judge
                    .judge(log, heads.get(key(log.partition())), key)
                    .chain(judgement -> act(log, judgement, key, rows, news)))
        .collect()
        .asList()
        .chain(() -> news.isEmpty() ? Uni.createFrom().voidItem() : publisher.publish(news))
        .replaceWith(rows);
  }

  private Uni<Void> act(
      LogState log,
      Judgement judgement,
      SigningKey key,
      List<CheckpointRow> rows,
      List<CheckpointPublished> news) {
    return switch (judgement) {
      case Suspect(String reason) -> suspects.tell(log.origin(), log.size(), reason);
      case Sound(TreeHash root) -> {
        suspects.clear(log.origin());
        Checkpoint checkpoint = new Checkpoint(log.origin(), log.size(), root, List.of());
        String note = key.sign(log.origin(), checkpoint.text()).toString();
        rows.add(new CheckpointRow(log.id(), log.size(), note));
        if (!log.closed()) {
          news.add(told(log, note));
        }
        yield Uni.createFrom().voidItem();
      }
    };
  }

  private static String key(LogPartition log) {
    return PublishedCheckpoints.key(log.cluster(), log.topicId(), log.partition());
  }

  private static CheckpointPublished told(LogState log, String note) {
    LogPartition partition = log.partition();
    return new CheckpointPublished(
        log.origin(),
        partition.cluster(),
        partition.topic(),
        partition.topicId(),
        partition.partition(),
        log.generation(),
        log.size(),
        note);
  }
}
