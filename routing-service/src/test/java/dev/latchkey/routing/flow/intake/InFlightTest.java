package dev.latchkey.routing.flow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.decision.Load;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InFlightTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final WorkspaceId ONE = new WorkspaceId("ws-one");
  private static final WorkspaceId OTHER = new WorkspaceId("ws-other");

  private final CountDownLatch done = new CountDownLatch(1);

  @ParameterizedTest
  @CsvSource({"1,1", "4,1", "8,2", "256,64", "4096,128"})
  void takesOnAPartOfItsRoomAtOnce(int maxRequests, int batch) {
    assertThat(of(maxRequests, 1).batchSize()).isEqualTo(batch);
  }

  @Test
  void hasRoomForABatchWhileOneFitsWhole() {
    // Given
    InFlight inFlight = of(8, 1_000);

    // When
    start(inFlight, 6, 0);
    boolean roomForTwo = inFlight.hasRoomForBatch();
    start(inFlight, 1, 0);
    boolean roomForOne = inFlight.hasRoomForBatch();

    // Then
    assertThat(roomForTwo).isTrue();
    assertThat(roomForOne).isFalse();
    assertThat(inFlight.count()).isEqualTo(7);
    done.countDown();
  }

  @Test
  void hasNoRoomWhileTooManyBytesAreHeld() {
    // Given
    InFlight inFlight = of(100, 1_000);

    // When
    start(inFlight, 1, 1_000);

    // Then
    assertThat(inFlight.hasRoomForBatch()).isFalse();
    done.countDown();
    assertThat(inFlight.awaitIdle(PATIENCE)).isTrue();
    assertThat(inFlight.hasRoomForBatch()).isTrue();
  }

  @Test
  void hasRoomForABatchHoweverMuchOneWorkspaceAsksFor() {
    // Given
    InFlight inFlight = of(100, 1_000_000);

    // When
    int admitted = admitAll(inFlight, ONE);

    // Then
    assertThat(admitted).isEqualTo(25);
    assertThat(inFlight.hasRoomForBatch()).isTrue();
    assertThat(inFlight.admit(OTHER, 1)).isPresent();
  }

  @Test
  void countsWhatMustBeWorkedOnAgainstTheShare() {
    // Given
    InFlight inFlight = of(100, 1_000_000);

    // When
    start(inFlight, 30, 1);

    // Then
    assertThat(inFlight.admit(ONE, 1)).isEmpty();
    assertThat(inFlight.countOfLargest()).isEqualTo(30);
    done.countDown();
    assertThat(inFlight.awaitIdle(PATIENCE)).isTrue();
    assertThat(inFlight.admit(ONE, 1)).isPresent();
  }

  @Test
  void givesASeatBackWhenItsWorkEndsOrItIsLeft() {
    // Given
    InFlight inFlight = of(16, 1_000);
    InFlight.Seat worked = inFlight.admit(ONE, 1).orElseThrow();
    InFlight.Seat left = inFlight.admit(ONE, 1).orElseThrow();

    // When
    worked.work(() -> {});
    left.leave();

    // Then
    assertThat(inFlight.awaitIdle(PATIENCE)).isTrue();
    assertThat(inFlight.countOfLargest()).isZero();
  }

  @Test
  void takesNothingMoreWhileTooManyRefusalsAreUnderWay() {
    // Given
    InFlight inFlight = of(16, 1_000);

    // When
    inFlight.refuse(4_096, this::waitUntilDone);

    // Then
    assertThat(inFlight.hasRoomForBatch()).isFalse();
    assertThat(inFlight.awaitIdle(Duration.ofMillis(50))).isFalse();
    done.countDown();
    assertThat(inFlight.awaitIdle(PATIENCE)).isTrue();
    assertThat(inFlight.hasRoomForBatch()).isTrue();
  }

  @Test
  void givesRoomBackAlsoAfterABug() {
    // Given
    InFlight inFlight = of(4, 1_000);

    // When
    inFlight.start(
        ONE,
        1,
        () -> {
          throw new IllegalStateException("a bug, on purpose");
        });

    // Then
    assertThat(inFlight.awaitIdle(PATIENCE)).isTrue();
    assertThat(inFlight.count()).isZero();
  }

  @Test
  void saysWhenSomethingIsStillRunning() {
    // Given
    InFlight inFlight = of(4, 1_000);
    start(inFlight, 1, 0);

    // Then
    assertThat(inFlight.awaitIdle(Duration.ofMillis(50))).isFalse();
    done.countDown();
  }

  private static InFlight of(int requests, long bytes) {
    return new InFlight(new Load(requests, bytes), new Load(Math.ceilDiv(requests, 4), bytes));
  }

  private static int admitAll(InFlight inFlight, WorkspaceId workspace) {
    int admitted = 0;
    for (Optional<InFlight.Seat> seat = inFlight.admit(workspace, 1);
        seat.isPresent();
        seat = inFlight.admit(workspace, 1)) {
      admitted++;
    }
    return admitted;
  }

  private void start(InFlight inFlight, int count, int bytes) {
    for (int i = 0; i < count; i++) {
      inFlight.start(ONE, bytes, this::waitUntilDone);
    }
  }

  private void waitUntilDone() {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
