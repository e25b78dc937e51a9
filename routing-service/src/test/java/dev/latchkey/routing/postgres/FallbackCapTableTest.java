package dev.latchkey.routing.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.junit.WithPostgres;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.routing.decision.CapState;
import dev.latchkey.routing.fixture.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@WithPostgres
class FallbackCapTableTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final int MANY = 1_000;

  private final DataSource database = TestDatabase.apart("statements");
  private final FallbackCapTable table = new FallbackCapTable(database);
  private final WorkspaceId workspace = Instance.anyWorkspace();

  @Test
  void reservesUpToTheDaysMoneyAndNoMore() {
    // Given
    FallbackCaps caps = caps("1.00", MANY);

    // Then
    assertThat(reserve("a", caps, "0.60")).isEqualTo(CapReservation.RESERVED);
    assertThat(reserve("b", caps, "0.400001")).isEqualTo(CapReservation.MONEY_REACHED);
    assertThat(peek(caps, "0.400001")).isEqualTo(CapState.MONEY_REACHED);
    assertThat(peek(caps, "0.40")).isEqualTo(CapState.WITHIN);
    assertThat(reserve("c", caps, "0.40")).isEqualTo(CapReservation.RESERVED);
    assertThat(peek(caps, "0.000001")).isEqualTo(CapState.MONEY_REACHED);
  }

  @Test
  void countsFallbacksInARowUpToTheirCap() {
    // Given
    FallbackCaps caps = caps("1000", 2);

    // Then
    assertThat(reserve("a", caps, "1")).isEqualTo(CapReservation.RESERVED);
    assertThat(peek(caps, "1")).isEqualTo(CapState.WITHIN);
    assertThat(reserve("b", caps, "1")).isEqualTo(CapReservation.RESERVED);
    assertThat(peek(caps, "1")).isEqualTo(CapState.CONSECUTIVE_REACHED);
    assertThat(reserve("c", caps, "1")).isEqualTo(CapReservation.CONSECUTIVE_REACHED);
  }

  @Test
  void reservesNothingAtAllWhereACapIsZero() {
    // Then
    assertThat(peek(caps("0", MANY), "0.000001")).isEqualTo(CapState.MONEY_REACHED);
    assertThat(reserve("a", caps("0", MANY), "0.000001")).isEqualTo(CapReservation.MONEY_REACHED);
    assertThat(peek(caps("1", 0), "0")).isEqualTo(CapState.CONSECUTIVE_REACHED);
    assertThat(reserve("b", caps("1", 0), "0")).isEqualTo(CapReservation.CONSECUTIVE_REACHED);
  }

  @Test
  void takesNeitherMoneyNorCountWhenOneOfThemIsRefused() {
    // Given
    reserve("a", caps("10", 1), "1");

    // When
    CapReservation tooOften = reserve("b", caps("10", 1), "1");
    CapReservation tooMuch = reserve("c", caps("10", 5), "9.5");

    // Then
    assertThat(tooOften).isEqualTo(CapReservation.CONSECUTIVE_REACHED);
    assertThat(tooMuch).isEqualTo(CapReservation.MONEY_REACHED);
    assertThat(peek(caps("10", 2), "9")).isEqualTo(CapState.WITHIN);
    assertThat(peek(caps("10", 2), "9.000001")).isEqualTo(CapState.MONEY_REACHED);
  }

  @Test
  void roundsAWorstCaseUpToMillionths() {
    // Given
    FallbackCaps caps = caps("0.000003", MANY);

    // Then
    assertThat(reserve("a", caps, "0.0000011")).isEqualTo(CapReservation.RESERVED);
    assertThat(peek(caps, "0.0000011")).isEqualTo(CapState.MONEY_REACHED);
    assertThat(peek(caps, "0.000001")).isEqualTo(CapState.WITHIN);
  }

  @Test
  void takesCapsAndCostsThatNoBillWillEverBe() {
    // Given
    FallbackCaps caps = caps("1e30", MANY);

    // Then
    assertThat(reserve("a", caps, "5")).isEqualTo(CapReservation.RESERVED);
    assertThat(reserve("b", caps, "1e40")).isEqualTo(CapReservation.MONEY_REACHED);
    assertThat(peek(caps, "5")).isEqualTo(CapState.WITHIN);
  }

  @Test
  void replacesTheWorstCaseByTheCost() {
    // Given
    FallbackCaps caps = caps("1", MANY);
    reserve("a", caps, "1");

    // When
    boolean settled = table.settle(id("a"), new BigDecimal("0.25"));

    // Then
    assertThat(settled).isTrue();
    assertThat(peek(caps, "0.75")).isEqualTo(CapState.WITHIN);
    assertThat(peek(caps, "0.750001")).isEqualTo(CapState.MONEY_REACHED);
  }

  @Test
  void goesOnCountingAFallbackThatIsSettled() {
    // Given
    FallbackCaps caps = caps("1", 1);
    reserve("a", caps, "0.1");

    // When
    table.settle(id("a"), BigDecimal.ZERO);

    // Then
    assertThat(peek(caps, "0.1")).isEqualTo(CapState.CONSECUTIVE_REACHED);
  }

  @Test
  void givesBackMoneyAndCountOfAFallbackThatDidNotTakePlace() {
    // Given
    FallbackCaps caps = caps("1", 1);
    reserve("a", caps, "1");

    // When
    boolean released = table.release(id("a"));

    // Then
    assertThat(released).isTrue();
    assertThat(peek(caps, "1")).isEqualTo(CapState.WITHIN);
  }

  @Test
  void changesNothingMoreWhenItIsAskedAgain() {
    // Given
    FallbackCaps caps = caps("10", 3);

    // When
    reserve("a", caps, "4");
    CapReservation again = reserve("a", caps, "4");
    reserve("b", caps, "4");
    table.settle(id("a"), BigDecimal.ONE);
    boolean settledAgain = table.settle(id("a"), BigDecimal.ONE);
    boolean releasedAfterwards = table.release(id("a"));

    // Then
    assertThat(again).isEqualTo(CapReservation.RESERVED);
    assertThat(settledAgain).isFalse();
    assertThat(releasedAfterwards).isFalse();
    assertThat(peek(caps, "5")).isEqualTo(CapState.WITHIN);
    assertThat(peek(caps, "5.000001")).isEqualTo(CapState.MONEY_REACHED);
  }

  @Test
  void startsANewDayWithAllOfItsMoney() {
    // Given
    FallbackCaps caps = caps("1", MANY);
    reserve("yesterday", caps, "1");

    // When
    CapState tomorrow = table.peek(workspace, caps, DAY.plusDays(1), BigDecimal.ONE);
    CapReservation reserved = reserve("today", caps, DAY.plusDays(1), "0.5");
    table.settle(id("yesterday"), BigDecimal.ZERO);

    // Then
    assertThat(tomorrow).isEqualTo(CapState.WITHIN);
    assertThat(reserved).isEqualTo(CapReservation.RESERVED);
    assertThat(table.peek(workspace, caps, DAY.plusDays(1), new BigDecimal("0.500001")))
        .isEqualTo(CapState.MONEY_REACHED);
  }

  @Test
  void countsAClockThatIsBehindOnTheNewerDay() {
    // Given
    FallbackCaps caps = caps("1", MANY);
    reserve("today", caps, DAY.plusDays(1), "0.5");

    // When
    CapReservation behind = reserve("behind", caps, DAY, "0.6");

    // Then
    assertThat(behind).isEqualTo(CapReservation.MONEY_REACHED);
  }

  @Test
  void startsFromZeroWhenAnOwnerResetsTheCaps() {
    // Given
    reserve("a", new FallbackCaps(BigDecimal.ONE, 1, /* epoch= */ 1), "1");

    // When
    FallbackCaps reset = new FallbackCaps(BigDecimal.ONE, 1, /* epoch= */ 2);

    // Then
    assertThat(peek(reset, "1")).isEqualTo(CapState.WITHIN);
    assertThat(reserve("b", reset, "1")).isEqualTo(CapReservation.RESERVED);
  }

  @Test
  void startsARowFromZeroAfterTwentyFourHours() throws SQLException {
    // Given
    FallbackCaps caps = caps("10", 2);
    reserve("a", caps, "1");
    reserve("b", caps, "1");

    // When
    age("23 hours 59 minutes");
    CapState before = peek(caps, "1");
    age("1 minute 1 second");
    CapState after = peek(caps, "1");

    // Then
    assertThat(before).isEqualTo(CapState.CONSECUTIVE_REACHED);
    assertThat(after).isEqualTo(CapState.WITHIN);
    assertThat(reserve("c", caps, "1")).isEqualTo(CapReservation.RESERVED);
    assertThat(reserve("d", caps, "1")).isEqualTo(CapReservation.RESERVED);
    assertThat(reserve("e", caps, "1")).isEqualTo(CapReservation.CONSECUTIVE_REACHED);
  }

  @Test
  void neverExceedsTheMoneyHoweverManyAskAtOnce() throws Exception {
    // When
    Map<CapReservation, Integer> answers = askAtOnce(32, caps("10", MANY));

    // Then
    assertThat(answers)
        .isEqualTo(Map.of(CapReservation.RESERVED, 10, CapReservation.MONEY_REACHED, 22));
    assertThat(peek(caps("11", MANY), "1")).isEqualTo(CapState.WITHIN);
    assertThat(peek(caps("11", MANY), "1.000001")).isEqualTo(CapState.MONEY_REACHED);
  }

  @Test
  void neverExceedsTheRowHoweverManyAskAtOnce() throws Exception {
    // When
    Map<CapReservation, Integer> answers = askAtOnce(32, caps("1000", 5));

    // Then
    assertThat(answers)
        .isEqualTo(Map.of(CapReservation.RESERVED, 5, CapReservation.CONSECUTIVE_REACHED, 27));
  }

  @Test
  void keepsTheSumRightWhileOthersSettleAndRelease() throws Exception {
    // Given
    FallbackCaps caps = caps("1000", MANY);

    // When
    inParallel(
        32,
        i -> {
          String fallback = id("n" + i);
          table.reserve(fallback, workspace, caps, DAY, BigDecimal.TEN);
          return i % 2 == 0 ? table.settle(fallback, BigDecimal.ONE) : table.release(fallback);
        });

    // Then
    assertThat(peek(caps("17", MANY), "1")).isEqualTo(CapState.WITHIN);
    assertThat(peek(caps("17", MANY), "1.000001")).isEqualTo(CapState.MONEY_REACHED);
    assertThat(peek(caps("1000", 17), "1")).isEqualTo(CapState.WITHIN);
    assertThat(peek(caps("1000", 16), "1")).isEqualTo(CapState.CONSECUTIVE_REACHED);
  }

  @Test
  void purgesWhatIsOldAndTreatsWhatWasNeverSettledAsUsed() {
    // Given
    FallbackCaps caps = caps("1", 1);
    reserve("a", caps, "1");

    // When
    table.purge(Instant.now().minus(Duration.ofDays(2)));
    boolean kept = peek(caps, "1") == CapState.MONEY_REACHED;
    table.purge(Instant.now().plus(Duration.ofDays(2)));

    // Then
    assertThat(kept).isTrue();
    assertThat(peek(caps, "1")).isEqualTo(CapState.WITHIN);
    assertThat(table.settle(id("a"), BigDecimal.ONE)).isFalse();
  }

  private Map<CapReservation, Integer> askAtOnce(int threads, FallbackCaps caps) throws Exception {
    List<CapReservation> answers =
        inParallel(threads, i -> table.reserve(id("n" + i), workspace, caps, DAY, BigDecimal.ONE));
    Map<CapReservation, Integer> counts = new EnumMap<>(CapReservation.class);
    answers.forEach(answer -> counts.merge(answer, 1, Integer::sum));
    return counts;
  }

  private static <T> List<T> inParallel(int threads, Task<T> task) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> running =
          IntStream.range(0, threads)
              .mapToObj(
                  i ->
                      executor.submit(
                          () -> {
                            start.await();
                            return task.run(i);
                          }))
              .toList();
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(future.get());
      }
      return results;
    }
  }

  private interface Task<T> {
    T run(int number);
  }

  private CapReservation reserve(String fallback, FallbackCaps caps, String worstCase) {
    return reserve(fallback, caps, DAY, worstCase);
  }

  private CapReservation reserve(
      String fallback, FallbackCaps caps, LocalDate day, String worstCase) {
    return table.reserve(id(fallback), workspace, caps, day, new BigDecimal(worstCase));
  }

  private CapState peek(FallbackCaps caps, String worstCase) {
    return table.peek(workspace, caps, DAY, new BigDecimal(worstCase));
  }

  private static FallbackCaps caps(String usdPerDay, int consecutive) {
    return new FallbackCaps(new BigDecimal(usdPerDay), consecutive, /* epoch= */ 0);
  }

  private String id(String fallback) {
    return workspace + "/" + fallback;
  }

  private void age(String by) throws SQLException {
    Sql.execute(
        database,
        "update fallback_use set streak_at = streak_at - interval '" + by + "' where workspace = ?",
        workspace.value());
  }
}
