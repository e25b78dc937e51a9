package dev.latchkey.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointResolverTest {

  private final EndpointResolver resolver =
      new EndpointResolver(Set.of("us-east-1", "eu-central-1"));

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:1, /sts.us-east-1.amazonaws.com, STS, /",
    "127.0.0.1:1, /sts.us-east-1.amazonaws.com/, STS, /",
    "127.0.0.1:1, /bedrock.us-east-1.amazonaws.com/foundation-models, BEDROCK, /foundation-models",
    "127.0.0.1:1, /bedrock-runtime.us-east-1.amazonaws.com/model/a%2Fb, BEDROCK_RUNTIME, /model/a%2Fb",
    "127.0.0.1:1, /bedrock-runtime-fips.us-east-1.amazonaws.com/x, BEDROCK_RUNTIME, /x",
    "127.0.0.1:1, /bedrock-runtime.us-east-1.api.aws/x, BEDROCK_RUNTIME, /x",
    "sts.us-east-1.amazonaws.com, /, STS, /",
    "sts.us-east-1.amazonaws.com:443, /, STS, /",
    "sts.amazonaws.com, /, STS, /",
    "bedrock.us-east-1.amazonaws.com, /model/x/invoke, BEDROCK, /model/x/invoke"
  })
  void takesServiceAndRegionFromAnAwsHost(
      String hostHeader, String path, AwsService service, String pathAtEndpoint) {
    assertThat(resolver.resolve(hostHeader, path))
        .isInstanceOfSatisfying(
            EndpointChoice.Chosen.class,
            chosen -> {
              assertThat(chosen.endpoint().service()).isEqualTo(service);
              assertThat(chosen.endpoint().regions()).containsExactly("us-east-1");
              assertThat(chosen.path()).isEqualTo(pathAtEndpoint);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "/, STS",
    "/model/x/invoke, BEDROCK_RUNTIME",
    "/foundation-models, BEDROCK",
    "/inference-profiles, BEDROCK",
    "/inference-profiles/x, BEDROCK",
    "/anything, BEDROCK_RUNTIME"
  })
  void takesTheServiceFromThePathOtherwiseAndAnyRegion(String path, AwsService service) {
    assertThat(resolver.resolve("127.0.0.1:4566", path))
        .isEqualTo(
            new EndpointChoice.Chosen(
                new Endpoint(service, Set.of("us-east-1", "eu-central-1"), "127.0.0.1:4566"),
                path));
  }

  @ParameterizedTest
  @CsvSource({
    "s3.us-east-1.amazonaws.com",
    "sts.mars-north-1.amazonaws.com",
    "bedrock-runtime.amazonaws.com",
    "evil.sts.us-east-1.amazonaws.com"
  })
  void namesAwsHostsThatItDoesNotPlay(String host) {
    assertThat(resolver.resolve("127.0.0.1", "/" + host + "/x"))
        .isEqualTo(new EndpointChoice.NotSimulated(host));
    assertThat(resolver.resolve(host, "/x")).isEqualTo(new EndpointChoice.NotSimulated(host));
  }
}
