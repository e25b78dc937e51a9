package dev.latchkey.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.RunningAuditService;
import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.SampleAudit;
import dev.latchkey.audit.fixture.SampleDrafts;
import dev.latchkey.audit.fixture.SignedLogs;
import dev.latchkey.audit.flow.retention.EraseEvents;
import dev.latchkey.audit.flow.retention.ExpireEvents;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.postgres.EventPartitions;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.audit.postgres.Logs;
import dev.latchkey.audit.postgres.Retentions;
import dev.latchkey.audit.query.ErasureOrder;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Content that is gone by the rules: the offline verifier accepts what is left, and says what is
/// gone.
@RunningAuditService
class DeletionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Instant LONG_AGO = Instant.parse("2025-01-10T10:00:00Z");

  @Inject AuditLogFixture fixture;
  @Inject SignedLogs signed;
  @Inject Logs logs;
  @Inject EraseEvents erase;
  @Inject ExpireEvents expire;
  @Inject Retentions retentions;
  @Inject EventPartitions partitions;

  @TempDir Path folder;

  private final Tenant tenant = SampleDrafts.newTenant();
  private LogPosition log;
  private Path known;

  @BeforeEach
  void exportTheLog() {
    log =
        fixture.append(
            fixture.open(),
            SampleAudit.of(tenant).at(LONG_AGO).user("alice").intent("fb-" + tenant.workspace()),
            SampleDrafts.batch(tenant, 1, 3));
    signed.sign(log);
    known = signed.export(tenant.org(), folder.resolve("known.zip"));
  }

  @Test
  void acceptsALogWhoseContentWasErased() throws IOException, InterruptedException {
    // When
    ErasureOrder order = new ErasureOrder(ErasureOrder.Selector.USER, "alice", "Art. 17 GDPR");
    erase.erase(org(), "an owner", order).await().atMost(PATIENCE);

    // Then
    Verdict verdict = verdict();
    assertThat(verdict.code()).as("%s", verdict).isZero();
    assertThat(verdict.output()).contains("an owner").contains("Art. 17 GDPR");
    assertThat(contents()).isZero();
  }

  @Test
  void acceptsALogWhoseContentHasExpired() throws IOException, InterruptedException {
    // Given
    partitions.make(LONG_AGO, 0).await().atMost(PATIENCE);
    AuditDatabase.execute(
        "update event set stored_at = ? where log_id = ?", LONG_AGO.toEpochMilli(), log.id());
    retentions.set(org(), 30).await().atMost(PATIENCE);

    // When
    expire.expire().await().atMost(PATIENCE);

    // Then
    Verdict verdict = verdict();
    assertThat(verdict.code()).as("%s", verdict).isZero();
    assertThat(contents()).isZero();
  }

  private OrgId org() {
    return new OrgId(tenant.org());
  }

  private long contents() {
    return AuditDatabase.number(
        "select count(*) from event where log_id = ? and raw is not null", log.id());
  }

  private Verdict verdict() throws IOException, InterruptedException {
    signed.sign(logs.byId(log.id()).await().atMost(PATIENCE).orElseThrow());
    Path fresh = signed.export(tenant.org(), folder.resolve("fresh.zip"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java, Verifier.SOURCE.toString(), fresh.toString(), "--known", known.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Verdict(process.waitFor(), output);
  }
}
