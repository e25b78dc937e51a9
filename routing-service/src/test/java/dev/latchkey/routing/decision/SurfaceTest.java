package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SurfaceTest {

  /// The table of failures is read by these names.
  @Test
  void isCalledAsInTheTableOfFailures() {
    assertThat(Arrays.stream(Surface.values()).map(Surface::toString))
        .containsExactly(
            "bedrock-runtime",
            "bedrock-mantle",
            "sts",
            "sso",
            "sso-oidc",
            "event-stream",
            "client");
  }
}
