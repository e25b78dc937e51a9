package dev.latchkey.routing.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.routing.decision.PlatformRoute;
import dev.latchkey.routing.fixture.TestPlatform;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

class SignedCallTest {

  private static final String SCOPE = "eu-central-1/bedrock";
  private static final PlatformRoute ROUTE =
      TestPlatform.route("eu-central-1", "eu.anthropic.claude-haiku-4-5-20251001-v1:0");
  private static final String HERE =
      "https://bedrock-runtime.eu-central-1.amazonaws.com/model/eu.anthropic.claude-haiku-4-5-20251001-v1%3A0/invoke";

  @Test
  void fitsItsRouteAtTheRealAws() {
    assertThat(signed(HERE, SCOPE).differenceTo(ROUTE)).isEmpty();
  }

  @Test
  void fitsItsRouteInTheSimulator() {
    // Given
    String simulated = HERE.replace("https://", "http://127.0.0.1:4566/");

    // Then
    assertThat(signed(simulated, SCOPE).differenceTo(ROUTE)).isEmpty();
  }

  @ParameterizedTest(name = "{0} in the place of {1}")
  @CsvSource({
    "bedrock-runtime.eu-west-1.amazonaws.com, bedrock-runtime.eu-central-1.amazonaws.com",
    "bedrock-runtime.eu-central-1.amazonaws.com.example.org, bedrock-runtime.eu-central-1.amazonaws.com",
    "bedrock-runtime-fips.eu-central-1.amazonaws.com, bedrock-runtime.eu-central-1.amazonaws.com",
    "global.anthropic, eu.anthropic",
    "count-tokens, invoke",
    "invoke/x, invoke",
    "/x/model/, /model/"
  })
  void doesNotFitWithAnythingElseInItsAddress(String other, String right) {
    assertThat(signed(HERE.replace(right, other), SCOPE).differenceTo(ROUTE)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"us-east-1/bedrock", "eu-central-1/sts", "eu-central-1"})
  void doesNotFitWithAnotherScope(String scope) {
    assertThat(signed(HERE, scope).differenceTo(ROUTE)).isPresent();
  }

  @Test
  void doesNotFitWithoutASignature() {
    // Given
    SdkHttpFullRequest unsigned =
        SdkHttpFullRequest.builder().method(SdkHttpMethod.POST).uri(URI.create(HERE)).build();

    // Then
    assertThat(SignedCall.of(unsigned).differenceTo(ROUTE)).isPresent();
  }

  private static SignedCall signed(String uri, String scope) {
    return SignedCall.of(
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create(uri))
            .putHeader(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=ASIA000000000000/20261121/"
                    + scope
                    + "/aws4_request, SignedHeaders=host, Signature=0")
            .build());
  }
}
