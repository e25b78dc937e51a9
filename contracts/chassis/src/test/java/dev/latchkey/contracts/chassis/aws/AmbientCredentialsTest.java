package dev.latchkey.contracts.chassis.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AmbientCredentialsTest {

  @Test
  void namesWhatTheSdkWouldHaveRead() {
    // When
    List<String> names =
        AmbientCredentials.ignored(
            List.of("PATH", "AWS_SECRET_ACCESS_KEY", "AWS_BEARER_TOKEN_BEDROCK", "DRAWS_NOTHING"),
            List.of("aws.bearerTokenBedrock", "java.home"));

    // Then
    assertThat(names)
        .containsExactly(
            "AWS_BEARER_TOKEN_BEDROCK", "AWS_SECRET_ACCESS_KEY", "aws.bearerTokenBedrock");
  }
}
