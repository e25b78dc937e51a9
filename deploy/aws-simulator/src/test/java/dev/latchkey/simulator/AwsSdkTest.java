package dev.latchkey.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileSummary;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileType;
import software.amazon.awssdk.services.bedrock.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/// The AWS SDK for Java, unmodified but for its endpoint, over each of its HTTP clients.
class AwsSdkTest {

  private static final Customer ACME = Customer.seeded("acme-production");
  private static final Customer HOOLI = Customer.seeded("hooli");
  private static final Region REGION = Region.US_EAST_1;
  private static final String HAIKU = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
  private static final String MESSAGES =
      """
      {"anthropic_version":"bedrock-2023-05-31","max_tokens":100,
       "messages":[{"role":"user","content":"Is anybody there?"}]}""";

  static final List<String> MODEL_IDS =
      List.of(
          HAIKU,
          "global.anthropic.claude-opus-4-6-v1",
          "arn:aws:bedrock:us-east-1:111111111111:inference-profile/" + HAIKU,
          "arn:aws:bedrock:us-east-1:111111111111:inference-profile/us.anthropic.claude-sonnet-4-6");

  private static AwsSimulator simulator;
  private static AdminClient admin;
  private static SdkHttpClient crt;

  @BeforeAll
  static void start() {
    simulator = AwsSimulator.start(SimulatorSettings.defaults());
    admin = new AdminClient(simulator.adminUri());
    crt = AwsCrtHttpClient.create();
  }

  @AfterAll
  static void stop() {
    crt.close();
    simulator.close();
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void theSyncClientOverCrtInvokesAModel(UnaryOperator<URI> endpoint) {
    try (BedrockRuntimeClient client = runtime(endpoint.apply(simulator.uri()), provider(ACME))) {
      assertServed(client.invokeModel(invocation(HAIKU)));
    }
    assertRecorded(HAIKU);
  }

  @ParameterizedTest
  @MethodSource("endpointsAndAsyncClients")
  void theAsyncClientInvokesAModel(UnaryOperator<URI> endpoint, SdkAsyncHttpClient http) {
    try (http;
        BedrockRuntimeAsyncClient client =
            at(
                    BedrockRuntimeAsyncClient.builder().httpClient(http),
                    endpoint.apply(simulator.uri()),
                    provider(ACME))
                .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider())
                .build()) {
      assertServed(client.invokeModel(invocation(HAIKU)).join());
    }
    assertRecorded(HAIKU);
  }

  @ParameterizedTest
  @FieldSource("MODEL_IDS")
  void takesEveryFormOfAModelId(String modelId) {
    try (BedrockRuntimeClient client = runtime(named("bedrock-runtime"), provider(ACME))) {
      assertServed(client.invokeModel(invocation(modelId)));
    }
    assertRecorded(modelId);
  }

  @Test
  void showsBedrocksErrorsAsTheSdksExceptions() {
    try (BedrockRuntimeClient client = runtime(named("bedrock-runtime"), provider(ACME))) {
      assertThatThrownBy(() -> client.invokeModel(invocation("anthropic.claude-sonnet-4-6")))
          .isInstanceOfSatisfying(
              ValidationException.class,
              e ->
                  assertThat(e.awsErrorDetails().errorMessage())
                      .startsWith("Invocation of model ID anthropic.claude-sonnet-4-6 with"));
    }
  }

  @Test
  void refusesAModelTheAccountHasNoAccessTo() {
    try (BedrockRuntimeClient client = runtime(named("bedrock-runtime"), provider(HOOLI))) {
      assertServed(client.invokeModel(invocation(HAIKU)));
      assertThatThrownBy(() -> client.invokeModel(invocation("us.anthropic.claude-sonnet-4-6")))
          .isInstanceOf(
              software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException.class)
          .hasMessageContaining("You don't have access to the model with the specified model ID.");
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void tellsTheCallerWhoItIs(UnaryOperator<URI> endpoint) {
    URI uri =
        URI.create(endpoint.apply(simulator.uri()).toString().replace("bedrock-runtime", "sts"));
    try (StsClient client = sts(uri, provider(ACME))) {
      // When
      GetCallerIdentityResponse identity = client.getCallerIdentity();

      // Then
      assertThat(identity.account()).isEqualTo("111111111111");
      assertThat(identity.arn()).isEqualTo("arn:aws:iam::111111111111:user/bedrock-inference");
      assertThat(identity.userId()).matches("AIDA[A-Z2-7]{16}");
      assertThat(identity.responseMetadata().requestId()).isNotEqualTo("UNKNOWN");
    }
  }

  @Test
  void aSessionInvokesAModel() {
    // Given
    Credentials session;
    try (StsClient client = sts(named("sts"), provider(ACME))) {
      session = client.getSessionToken(it -> it.durationSeconds(900)).credentials();
    }

    // When
    InvokeModelResponse response;
    try (BedrockRuntimeClient client = runtime(named("bedrock-runtime"), provider(session))) {
      response = client.invokeModel(invocation(HAIKU));
    }

    // Then
    assertServed(response);
    assertThat(session.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
    assertThat(admin.lastCall().get("signer").asText()).isEqualTo("SESSION");
    assertThat(admin.lastCall().get("accessKeyId").asText()).isEqualTo(session.accessKeyId());
  }

  @Test
  void aSessionMakesNoSession() {
    Credentials session;
    try (StsClient client = sts(named("sts"), provider(ACME))) {
      session = client.getSessionToken().credentials();
    }
    try (StsClient client = sts(named("sts"), provider(session))) {
      assertThatThrownBy(client::getSessionToken)
          .isInstanceOfSatisfying(
              StsException.class,
              e -> {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo("Cannot call GetSessionToken with session credentials");
              });
      assertThat(client.getCallerIdentity().arn())
          .isEqualTo("arn:aws:iam::111111111111:user/bedrock-inference");
    }
  }

  @Test
  void listsTheModelsOfARegion() {
    try (BedrockClient client = control()) {
      assertThat(client.listFoundationModels(_ -> {}).modelSummaries())
          .anySatisfy(
              model -> {
                assertThat(model.modelId()).isEqualTo("anthropic.claude-sonnet-4-6");
                assertThat(model.inferenceTypesSupportedAsStrings())
                    .containsExactly("INFERENCE_PROFILE");
                assertThat(model.modelLifecycle().statusAsString()).isEqualTo("ACTIVE");
              });
      assertThat(client.listFoundationModels(it -> it.byProvider("Cohere")).modelSummaries())
          .isEmpty();
    }
  }

  @Test
  void listsTheProfilesOfARegionPageByPage() {
    try (BedrockClient client = control()) {
      // When
      List<String> paged =
          client.listInferenceProfilesPaginator(it -> it.maxResults(7)).stream()
              .flatMap(page -> page.inferenceProfileSummaries().stream())
              .map(InferenceProfileSummary::inferenceProfileId)
              .toList();

      // Then
      assertThat(paged).hasSizeGreaterThan(14).doesNotHaveDuplicates().contains(HAIKU);
      assertThat(paged).noneMatch(id -> id.startsWith("eu."));
      assertThat(paged)
          .containsExactlyElementsOf(
              client.listInferenceProfiles(_ -> {}).inferenceProfileSummaries().stream()
                  .map(InferenceProfileSummary::inferenceProfileId)
                  .toList());
      assertThat(
              client
                  .listInferenceProfiles(it -> it.typeEquals(InferenceProfileType.APPLICATION))
                  .inferenceProfileSummaries())
          .isEmpty();
    }
  }

  @Test
  void showsWhereAProfileMayRun() {
    try (BedrockClient client = control()) {
      var profile = client.getInferenceProfile(it -> it.inferenceProfileIdentifier(HAIKU));
      assertThat(profile.inferenceProfileArn())
          .isEqualTo("arn:aws:bedrock:us-east-1:111111111111:inference-profile/" + HAIKU);
      assertThat(profile.models())
          .extracting(model -> model.modelArn())
          .contains(
              "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0")
          .noneMatch(arn -> arn.contains(":eu-"));
      assertThat(
              client
                  .getInferenceProfile(
                      it -> it.inferenceProfileIdentifier(profile.inferenceProfileArn()))
                  .inferenceProfileId())
          .isEqualTo(HAIKU);
      assertThatThrownBy(
              () ->
                  client.getInferenceProfile(
                      it -> it.inferenceProfileIdentifier("eu.anthropic.claude-sonnet-4-6")))
          .isInstanceOf(ResourceNotFoundException.class);
    }
  }

  @Test
  void aGlobalProfileNamesTheModelWithoutRegion() {
    try (BedrockClient client = control()) {
      var profile =
          client.getInferenceProfile(
              it -> it.inferenceProfileIdentifier("global.anthropic.claude-sonnet-4-6"));
      assertThat(profile.models())
          .extracting(model -> model.modelArn())
          .containsExactly(
              "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6",
              "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6");
    }
  }

  @Test
  void aSpoiledSecretIsRefusedThroughTheSdkToo() {
    Customer spoiled = new Customer(ACME.account(), ACME.accessKeyId(), ACME.secret() + "x", null);
    try (BedrockRuntimeClient client = runtime(named("bedrock-runtime"), provider(spoiled))) {
      assertThatThrownBy(() -> client.invokeModel(invocation(HAIKU)))
          .isInstanceOfSatisfying(
              BedrockRuntimeException.class,
              e ->
                  assertThat(e.awsErrorDetails().errorCode())
                      .isEqualTo("InvalidSignatureException"));
    }
  }

  static Stream<Arguments> endpoints() {
    UnaryOperator<URI> plain = uri -> uri;
    UnaryOperator<URI> virtualHost =
        uri -> URI.create(uri + "/bedrock-runtime.us-east-1.amazonaws.com");
    return Stream.of(
        argumentSet("plain endpoint", plain), argumentSet("virtual host in the path", virtualHost));
  }

  static Stream<Arguments> endpointsAndAsyncClients() {
    return endpoints()
        .flatMap(
            endpoint ->
                Stream.of(
                    argumentSet("Netty, HTTP/1.1", endpoint.get()[0], netty(Protocol.HTTP1_1)),
                    argumentSet("Netty, h2c", endpoint.get()[0], netty(Protocol.HTTP2)),
                    argumentSet("CRT", endpoint.get()[0], AwsCrtAsyncHttpClient.create())));
  }

  private static SdkAsyncHttpClient netty(Protocol protocol) {
    return NettyNioAsyncHttpClient.builder().protocol(protocol).build();
  }

  private static void assertServed(InvokeModelResponse response) {
    assertThat(response.contentType()).isEqualTo("application/json");
    assertThat(response.body().asUtf8String())
        .contains("\"type\":\"message\"", "you said \\\"Is anybody there?\\\"");
    assertThat(response.sdkHttpResponse().firstMatchingHeader("X-Amzn-Bedrock-Output-Token-Count"))
        .isPresent();
  }

  private static void assertRecorded(String modelId) {
    JsonNode call = admin.lastCall();
    assertThat(call.get("operation").asText()).isEqualTo("InvokeModel");
    assertThat(call.get("account").asText()).isEqualTo("111111111111");
    assertThat(call.get("accessKeyId").asText()).isEqualTo(ACME.accessKeyId());
    assertThat(call.get("region").asText()).isEqualTo("us-east-1");
    assertThat(call.get("host").asText()).isEqualTo("bedrock-runtime.us-east-1.amazonaws.com");
    assertThat(call.get("modelId").asText()).isEqualTo(modelId);
    assertThat(call.get("bodySha256").asText()).isEqualTo(HandSigned.sha256(MESSAGES));
  }

  private static InvokeModelRequest invocation(String modelId) {
    return InvokeModelRequest.builder()
        .modelId(modelId)
        .body(SdkBytes.fromUtf8String(MESSAGES))
        .build();
  }

  private static URI named(String service) {
    return simulator.endpoint(service + ".us-east-1.amazonaws.com");
  }

  private static BedrockRuntimeClient runtime(URI endpoint, AwsCredentialsProvider credentials) {
    return at(BedrockRuntimeClient.builder().httpClient(crt), endpoint, credentials)
        .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider())
        .build();
  }

  private static BedrockClient control() {
    return at(BedrockClient.builder().httpClient(crt), named("bedrock"), provider(ACME)).build();
  }

  private static StsClient sts(URI endpoint, AwsCredentialsProvider credentials) {
    return at(StsClient.builder().httpClient(crt), endpoint, credentials).build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B at(
      B builder, URI endpoint, AwsCredentialsProvider credentials) {
    return builder
        .region(REGION)
        .endpointOverride(endpoint)
        .credentialsProvider(credentials)
        .overrideConfiguration(it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()));
  }

  private static AwsCredentialsProvider provider(Customer customer) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(customer.accessKeyId(), customer.secret()));
  }

  private static AwsCredentialsProvider provider(Credentials session) {
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(
            session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
  }
}
