package dev.latchkey.routing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FreshnessProofTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FreshnessProof proof = new FreshnessProof();

  @Test
  void isAbsentAtFirst() {
    assertThat(proof.age()).isEmpty();
    assertThat(proof.isWanted()).isFalse();
  }

  @Test
  void isAsOldAsTheQuestionThatItAnswers() {
    // When
    proof.note(System.nanoTime() - PATIENCE.toNanos());

    // Then
    assertThat(proof.age().orElseThrow()).isGreaterThanOrEqualTo(PATIENCE);
  }

  @Test
  void doesNotSatisfyWhoeverAskedAfterIt() {
    // Given
    proof.note(System.nanoTime());

    // Then
    assertThat(proof.await(Duration.ofMillis(20))).isFalse();
    assertThat(proof.isWanted()).isTrue();
  }

  @Test
  void satisfiesWhoeverAskedBeforeIt() throws Exception {
    // Given
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> proof.await(PATIENCE));
    await().atMost(PATIENCE).until(proof::isWanted);

    // When
    proof.note(System.nanoTime());

    // Then
    assertThat(waiting.get()).isTrue();
    assertThat(proof.isWanted()).isFalse();
  }
}
