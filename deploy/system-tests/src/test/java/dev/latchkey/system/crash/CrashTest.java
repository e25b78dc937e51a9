package dev.latchkey.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two instances of routing-service under load, and somebody who kills and freezes them and their
/// PostgreSQL. Afterwards the record of the broker and of AWS keeps every promise.
///
/// Three fixed seeds; with `-Dsoak=true` thirty; with `-Dcrash.seed=…` that one.
///
/// It comes before the classes that share a whole stack, which would take the processor from it.
@Order(0)
class CrashTest {
  private static final long FIXED_SEEDS = 3;
  private static final long SOAK_SEEDS = 30;

  private static CrashStack stack;
  private static Agents agents;
  private static Witnesses witnesses;

  static LongStream seeds() {
    Long only = Long.getLong("crash.seed");
    return only != null
        ? LongStream.of(only)
        : LongStream.rangeClosed(1, Boolean.getBoolean("soak") ? SOAK_SEEDS : FIXED_SEEDS);
  }

  @BeforeAll
  static void start() {
    stack = CrashStack.start(Path.of("target", "crash").toAbsolutePath());
    agents = new Agents(stack.bootstrapServers());
    witnesses = new Witnesses(stack);
  }

  @AfterAll
  static void stop() {
    if (stack != null) {
      witnesses.close();
      agents.close();
      stack.close();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsEveryPromiseWhoeverDies(long seed) {
    // Given
    Run run = new Run(stack, agents, witnesses, seed);

    // When
    History history = run.play();

    // Then
    Findings findings = HistoryCheck.of(history);
    System.out.println(new Summary(seed, history, findings));
    assertThat(findings.violations())
        .as(
            "Seed %d; run it again with ./latchkey test -pl deploy/system-tests -am"
                + " -Dtest=CrashTest -Dsurefire.failIfNoSpecifiedTests=false -Dcrash.seed=%d%n"
                + "Logs in %s. What was done:%n%s%n",
            seed, seed, stack.folder(), run.schedule())
        .isEmpty();
    assertThat(history.answers()).anyMatch(GivenAnswer::isSuccess);
    assertThat(history.platformCalls()).hasSizeGreaterThan(history.requests().size() / 10);
  }
}
