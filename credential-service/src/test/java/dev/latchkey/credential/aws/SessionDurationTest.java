package dev.latchkey.credential.aws;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contracts.chassis.aws.AwsEndpoints;
import dev.latchkey.credential.aws.sts.SecurityTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionDurationTest {

  private final AwsClients clients =
      new AwsClients(new AwsEndpoints(Optional::empty), () -> Duration.ofSeconds(1));

  @AfterEach
  void close() {
    clients.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT14M59S", "PT36H1S", "PT0S"})
  void refusesWhatAwsWouldRefuse(Duration duration) {
    assertThatThrownBy(() -> new SecurityTokens(clients, () -> duration, Clock.systemUTC()))
        .hasMessageContaining("latchkey.credential.session.duration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT15M", "PT1H", "PT36H"})
  void takesWhatAwsTakes(Duration duration) {
    assertThatCode(() -> new SecurityTokens(clients, () -> duration, Clock.systemUTC()))
        .doesNotThrowAnyException();
  }
}
