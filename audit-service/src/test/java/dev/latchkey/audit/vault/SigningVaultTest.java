package dev.latchkey.audit.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.RunningAuditService;
import dev.latchkey.audit.note.SignedNote;
import dev.latchkey.contracts.wire.secret.SecretText;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@RunningAuditService
class SigningVaultTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject SigningVault vault;

  @Test
  void givesAllWhoAskAtOnceTheSameKey() {
    // When
    Collection<SigningKeyReading> readings =
        Uni.join()
            .all(Stream.generate(vault::key).limit(8).toList())
            .andFailFast()
            .await()
            .atMost(PATIENCE);

    // Then
    assertThat(readings).extracting(reading -> key(reading).publicKey()).containsOnly(publicKey());
  }

  @Test
  void signsSoThatThePublicHalfVerifies() {
    // When
    SigningKey key = key(vault.key().await().atMost(PATIENCE));
    SignedNote note = key.sign("audit.test/a", "hello\n");

    // Then
    assertThat(note.isSignedBy(key.verifier("audit.test/a"))).isTrue();
    assertThat(note.isSignedBy(key.verifier("audit.test/b"))).isFalse();
  }

  @Test
  void neverPrintsThePrivateHalf() {
    // Given
    SigningKey key = SigningKey.generate();
    String secret = key.fields().getOrDefault("private_key", SecretText.of("")).reveal();

    // Then
    assertThat(key.toString() + new SigningKeyReading.Ready(key)).doesNotContain(secret);
  }

  static Stream<Map<String, SecretText>> noPairs() {
    Map<String, SecretText> one = SigningKey.generate().fields();
    Map<String, SecretText> other = SigningKey.generate().fields();
    SecretText none = SecretText.of("AAAA");
    return Stream.of(
        Map.of(),
        Map.of("public_key", one.getOrDefault("public_key", none)),
        Map.of("public_key", none, "private_key", one.getOrDefault("private_key", none)),
        Map.of("public_key", SecretText.of("?"), "private_key", SecretText.of("?")),
        Map.of(
            "public_key",
            one.getOrDefault("public_key", none),
            "private_key",
            other.getOrDefault("private_key", none)));
  }

  @ParameterizedTest
  @MethodSource("noPairs")
  void isNotReadFromWhatIsNoPair(Map<String, SecretText> fields) {
    assertThat(SigningKey.of(fields)).isEmpty();
  }

  private String publicKey() {
    return key(vault.key().await().atMost(PATIENCE)).publicKey();
  }

  private static SigningKey key(SigningKeyReading reading) {
    return switch (reading) {
      case SigningKeyReading.Ready(SigningKey key) -> key;
      case SigningKeyReading.Unavailable(String reason) -> throw new AssertionError(reason);
    };
  }
}
