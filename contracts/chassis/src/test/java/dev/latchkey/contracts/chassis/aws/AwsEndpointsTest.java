package dev.latchkey.contracts.chassis.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.identifiers.Region;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsEndpointsTest {

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:4566, bedrock-runtime, us-east-1, http://127.0.0.1:4566/bedrock-runtime.us-east-1.amazonaws.com",
    "http://127.0.0.1:4566/, sts, us-gov-west-1, http://127.0.0.1:4566/sts.us-gov-west-1.amazonaws.com",
    "http://127.0.0.1:4566, sts, eusc-de-east-1, http://127.0.0.1:4566/sts.eusc-de-east-1.amazonaws.eu"
  })
  void putsTheRealHostIntoTheSimulatorsPath(
      URI simulator, String service, String region, URI endpoint) {
    assertThat(endpoints(Optional.of(simulator)).of(service, new Region(region)))
        .isEqualTo(endpoint);
  }

  @ParameterizedTest
  @CsvSource({
    "bedrock-runtime, us-east-1, https://bedrock-runtime.us-east-1.amazonaws.com",
    "sts, eusc-de-east-1, https://sts.eusc-de-east-1.amazonaws.eu"
  })
  void namesTheRegionalHostOfTheRealAws(String service, String region, URI endpoint) {
    assertThat(endpoints(Optional.empty()).of(service, new Region(region))).isEqualTo(endpoint);
  }

  private static AwsEndpoints endpoints(Optional<URI> simulator) {
    return new AwsEndpoints(() -> simulator);
  }
}
