package dev.latchkey.routing.flow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InFlightTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CountDownLatch done = new CountDownLatch(1);

  @ParameterizedTest
  @CsvSource({"1,1", "4,1", "8,2", "256,64", "4096,128"})
  void takesOnAPartOfItsRoomAtOnce(int maxRequests, int batch) {
    assertThat(new InFlight(maxRequests, 1).batchSize()).isEqualTo(batch);
  }

  @Test
  void hasRoomForABatchWhileOneFitsWhole() {
    // Given
    InFlight inFlight = new InFlight(8, 1_000);

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
    InFlight inFlight = new InFlight(100, 1_000);

    // When
    start(inFlight, 1, 1_000);

    // Then
    assertThat(inFlight.hasRoomForBatch()).isFalse();
    done.countDown();
    assertThat(inFlight.awaitIdle(PATIENCE)).isTrue();
    assertThat(inFlight.hasRoomForBatch()).isTrue();
  }

  @Test
  void givesRoomBackAlsoAfterABug() {
    // Given
    InFlight inFlight = new InFlight(4, 1_000);

    // When
    inFlight.start(
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
    InFlight inFlight = new InFlight(4, 1_000);
    start(inFlight, 1, 0);

    // Then
    assertThat(inFlight.awaitIdle(Duration.ofMillis(50))).isFalse();
    done.countDown();
  }

  private void start(InFlight inFlight, int count, int bytes) {
    for (int i = 0; i < count; i++) {
      inFlight.start(bytes, this::waitUntilDone);
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
