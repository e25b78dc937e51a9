package dev.latchkey.contracts.wire.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentTest {

  private static final String PROMPT = "What is in my secret diary?";

  @Test
  void tellsItsSizeAndNothingElse() {
    assertThat(Content.of(PROMPT.getBytes(UTF_8))).hasToString("[27 bytes]");
  }

  @Test
  void equalsTheSameBytesAlone() {
    assertThat(Content.of(PROMPT.getBytes(UTF_8)))
        .isEqualTo(Content.of(PROMPT.getBytes(UTF_8)))
        .hasSameHashCodeAs(Content.of(PROMPT.getBytes(UTF_8)))
        .isNotEqualTo(Content.empty())
        .isNotEqualTo(PROMPT);
  }

  @Test
  void isEmptyWithoutBytes() {
    assertThat(Content.of(new byte[0])).isEqualTo(Content.empty());
    assertThat(Content.empty().size()).isZero();
  }
}
