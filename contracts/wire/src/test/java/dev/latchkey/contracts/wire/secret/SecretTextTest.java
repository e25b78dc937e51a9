package dev.latchkey.contracts.wire.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTextTest {

  private static final String TEXT = "wJalrXUtnFEMI/K7MDENG";

  private record SaveKey(String name, SecretText secret) {}

  @Test
  void givesTheTextBackOnlyWhenAsked() {
    assertThat(SecretText.of(TEXT).reveal()).isEqualTo(TEXT);
  }

  @Test
  void hidesInEveryKindOfText() {
    // Given
    SecretText secret = SecretText.of(TEXT);

    // Then
    assertThat(secret).hasToString("[secret]");
    assertThat(List.of(secret, new SaveKey("main", secret), Map.of("key", secret)))
        .allSatisfy(
            holder -> assertThat(holder.toString()).contains("[secret]").doesNotContain(TEXT));
    assertThat("%s".formatted(secret)).isEqualTo("[secret]");
  }

  @Test
  void isNeverWrittenAsJson() {
    List<Object> holders =
        List.of(
            SecretText.of(TEXT),
            new SaveKey("main", SecretText.of(TEXT)),
            Map.of("key", SecretText.of(TEXT)),
            List.of(SecretText.of(TEXT)));

    assertThat(holders)
        .allSatisfy(
            holder ->
                assertThatThrownBy(() -> WireJson.write(holder))
                    .hasStackTraceContaining("a secret is never written as JSON")
                    .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain(TEXT)));
  }

  @Test
  void arrivesInJson() {
    // Given
    byte[] json =
        ("{\"name\":\"main\",\"secret\":\"" + TEXT + "\"}").getBytes(StandardCharsets.UTF_8);

    // When
    Parsed<SaveKey> read = WireJson.read(json, SaveKey.class);

    // Then
    assertThat(read).isEqualTo(new Parsed.Ok<>(new SaveKey("main", SecretText.of(TEXT))));
  }

  @Test
  void equalsTheSameSecretAlone() {
    assertThat(SecretText.of(TEXT))
        .isEqualTo(SecretText.of(TEXT))
        .isNotEqualTo(SecretText.of(TEXT + "x"))
        .isNotEqualTo(SecretText.of(TEXT.toLowerCase(Locale.ROOT)))
        .isNotEqualTo(SecretText.of(""))
        .isNotEqualTo(TEXT);
  }

  @Test
  void tellsNothingByItsHash() {
    assertThat(SecretText.of(TEXT)).hasSameHashCodeAs(SecretText.of("another"));
  }

  @Test
  void isEmptyOnlyWithoutText() {
    assertThat(SecretText.of("").isEmpty()).isTrue();
    assertThat(SecretText.of(" ").isEmpty()).isFalse();
  }

  @Test
  void cannotBeSerializedByJava() {
    assertThat(SecretText.of(TEXT)).isNotInstanceOf(Serializable.class);
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
