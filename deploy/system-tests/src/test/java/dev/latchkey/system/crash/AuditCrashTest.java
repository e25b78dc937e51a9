package dev.latchkey.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two instances of audit-service under load, and somebody who kills and freezes them and their
/// PostgreSQL. Afterwards every acknowledged record is in the logs exactly once, and the logs fit
/// together.
///
/// Two fixed seeds; with `-Dsoak=true` twenty; with `-Dcrash.seed=…` that one.
@Order(0)
class AuditCrashTest {
  private static final long FIXED_SEEDS = 2;
  private static final long SOAK_SEEDS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOAD = Duration.ofSeconds(20);
  private static final int EVERY_MILLIS = 50;
  private static final int AT_ONCE = 25;

  private static AuditCrashStack stack;

  static LongStream seeds() {
    Long only = Long.getLong("crash.seed");
    return only != null
        ? LongStream.of(only)
        : LongStream.rangeClosed(1, Boolean.getBoolean("soak") ? SOAK_SEEDS : FIXED_SEEDS);
  }

  @BeforeAll
  static void start() {
    stack = AuditCrashStack.start(Path.of("target", "audit-crash").toAbsolutePath());
  }

  @AfterAll
  static void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void logsEveryRecordExactlyOnceWhoeverDies(long seed) throws SQLException {
    // Given
    Random random = new Random(seed);
    stack.heal();
    Set<AuditRecord> before = new HashSet<>(logged());

    // When
    Set<AuditRecord> published;
    try (AuditPublisher publisher = new AuditPublisher(stack.bootstrapServers(), random)) {
      disturb(publisher, random);
      published = publisher.acknowledged();
    }
    stack.heal();

    // Then
    Set<AuditRecord> expected = new HashSet<>(before);
    expected.addAll(published);
    assertLogged(expected, "seed " + seed + ", logs in " + stack.folder());
    assertThat(published).hasSizeGreaterThan(5_000);
  }

  @Test
  void goesOnAsANewGenerationAfterARestoreFromAnOlderBackup() throws SQLException, IOException {
    // Given
    stack.heal();
    Set<AuditRecord> expected = new HashSet<>(logged());
    try (AuditPublisher publisher = new AuditPublisher(stack.bootstrapServers(), new Random(0))) {
      publisher.publish(2_000);
      expected.addAll(publisher.acknowledged());
      assertLogged(expected, "before the backup");
      stack.backUp();
      publisher.publish(2_000);
      expected.addAll(publisher.acknowledged());
      assertLogged(expected, "after the backup");

      // When
      stack.restore();
      publisher.publish(1_000);
      expected.addAll(publisher.acknowledged());

      // Then
      assertLogged(expected, "after the restore, logs in " + stack.folder());
    }
    assertThat(count("select count(*) from log where generation = 2")).isPositive();
    assertThat(count("select count(*) from leaf where kind = 'generation' and leaf_index = 0"))
        .isEqualTo(count("select count(*) from log where generation > 1"));
  }

  private static void disturb(AuditPublisher publisher, Random random) {
    try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(4)) {
      List<Future<?>> steps = new ArrayList<>();
      for (int at = 0; at < LOAD.toMillis(); at += EVERY_MILLIS) {
        steps.add(after(at, clock, () -> publisher.publish(AT_ONCE)));
      }
      for (int i = 0; i < AuditCrashStack.INSTANCES; i++) {
        ServiceProcess instance = stack.instance(i);
        int killed = 2_000 + random.nextInt(8_000);
        steps.add(after(killed, clock, instance::kill));
        steps.add(after(killed + 500, clock, instance::start));
      }
      ServiceProcess frozen = stack.instance(random.nextInt(AuditCrashStack.INSTANCES));
      int freeze = 11_000 + random.nextInt(1_000);
      steps.add(after(freeze, clock, frozen::freeze));
      steps.add(after(freeze + 7_000 + random.nextInt(2_000), clock, frozen::resume));
      int down = 3_000 + random.nextInt(12_000);
      steps.add(after(down, clock, stack.postgres()::kill));
      steps.add(after(down + random.nextInt(3_000), clock, stack.postgres()::start));
      steps.forEach(AuditCrashTest::settle);
    }
  }

  private static Future<?> after(int millis, ScheduledExecutorService clock, Runnable step) {
    return clock.schedule(step, millis, TimeUnit.MILLISECONDS);
  }

  private static void settle(Future<?> step) {
    try {
      step.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A step failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static void assertLogged(Set<AuditRecord> expected, String when) throws SQLException {
    await(when)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(new HashSet<>(logged())).containsAll(expected));
    assertThat(logged()).as(when).doesNotHaveDuplicates().hasSameSizeAs(expected);
    try (Connection connection = stack.connect()) {
      assertThat(LoggedRecords.breaches(connection)).as(when).isEmpty();
    }
  }

  private static List<AuditRecord> logged() throws SQLException {
    try (Connection connection = stack.connect()) {
      return LoggedRecords.all(connection);
    }
  }

  private static long count(String query) throws SQLException {
    try (Connection connection = stack.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
