package dev.latchkey.contracts.wire.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FallbackConfirmationTest {

  @Test
  void hasTheKeyThatReadersComputeToo() {
    assertThat(confirmation("acme", "ada", "s-1").recordKey())
        .isEqualTo(
            "acme"
                + "/fdee430d40bd57deeac186cd9790033d0f06f909a8806e7ce6e717ab7c7d5029"
                + "/6a840baf5d8c3ff241688aeb14546e653774cd5387faf1cb982b0fbbf1fbb810");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a/b",
        "zoë@example.com",
        "👋",
        "line\nend",
        "\u0000",
        "%2F",
        "..",
        "=,;"
      })
  void hasAKeyOfOneShapeWhateverTheNames(String name) {
    assertThat(confirmation("acme", name, name).recordKey())
        .matches("acme/[0-9a-f]{64}/[0-9a-f]{64}");
  }

  @Test
  void hasAShortKeyForLongNames() {
    assertThat(confirmation("acme", "u".repeat(100_000), "s".repeat(100_000)).recordKey())
        .hasSize("acme".length() + 2 * (1 + 64));
  }

  @Test
  void sharesItsKeyWithNoOther() {
    assertThat(
            Stream.of(
                confirmation("acme", "a/b", "c"),
                confirmation("acme", "a", "b/c"),
                confirmation("acme", "a", "b"),
                confirmation("acme", "b", "a"),
                confirmation("acme", "ab", ""),
                confirmation("acme", "", "ab"),
                confirmation("acme", "A", "b"),
                confirmation("acme", "a ", "b"),
                confirmation("globex", "a", "b")))
        .map(FallbackConfirmation::recordKey)
        .doesNotHaveDuplicates();
  }

  @Test
  void keepsItsKeyWhenItIsGivenAgain() {
    // Given
    FallbackConfirmation first = confirmation("acme", "ada", "s-1");

    // When
    FallbackConfirmation again =
        new FallbackConfirmation(
            first.workspace(), first.org(), "ada", "s-1", 9, Instant.EPOCH.plusSeconds(1));

    // Then
    assertThat(again.recordKey()).isEqualTo(first.recordKey());
  }

  private static FallbackConfirmation confirmation(String workspace, String user, String session) {
    return new FallbackConfirmation(
        new WorkspaceId(workspace), new OrgId("acme"), user, session, 4, Instant.EPOCH);
  }
}
