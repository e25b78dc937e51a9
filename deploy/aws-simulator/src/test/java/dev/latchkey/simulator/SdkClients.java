package dev.latchkey.simulator;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Clients of the AWS SDK against one simulator, over HTTP/1.1 and without retries. Closing closes
/// the connections.
public final class SdkClients implements AutoCloseable {

  public static final String HAIKU = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
  public static final String MESSAGES =
      """
      {"anthropic_version":"bedrock-2023-05-31","max_tokens":100,
       "messages":[{"role":"user","content":"Is anybody there?"}]}""";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AwsSimulator simulator;
  private final SdkHttpClient http = AwsCrtHttpClient.create();

  public SdkClients(AwsSimulator simulator) {
    this.simulator = simulator;
  }

  public static AwsCredentials credentials(Customer customer) {
    @Nullable String token = customer.sessionToken();
    return token == null
        ? AwsBasicCredentials.create(customer.accessKeyId(), customer.secret())
        : AwsSessionCredentials.create(customer.accessKeyId(), customer.secret(), token);
  }

  public static AwsCredentials credentials(Credentials session) {
    return AwsSessionCredentials.create(
        session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
  }

  public StsClient sts(AwsCredentials credentials) {
    return at(StsClient.builder().httpClient(http), "sts", "us-east-1", credentials, PATIENCE)
        .build();
  }

  public BedrockRuntimeClient runtime(AwsCredentials credentials) {
    return runtime(credentials, "us-east-1", PATIENCE);
  }

  public BedrockRuntimeClient runtime(
      AwsCredentials credentials, String region, Duration patience) {
    return at(
            BedrockRuntimeClient.builder().httpClient(http),
            "bedrock-runtime",
            region,
            credentials,
            patience)
        .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider())
        .build();
  }

  /// One small inference.
  public InvokeModelResponse invoke(AwsCredentials credentials) {
    return invoke(credentials, "us-east-1", HAIKU);
  }

  /// One small inference.
  public InvokeModelResponse invoke(AwsCredentials credentials, String region, String model) {
    try (BedrockRuntimeClient client = runtime(credentials, region, PATIENCE)) {
      return invoke(client, model);
    }
  }

  public static InvokeModelResponse invoke(BedrockRuntimeClient client, String model) {
    return client.invokeModel(it -> it.modelId(model).body(SdkBytes.fromUtf8String(MESSAGES)));
  }

  /// A client for streams over one of the SDK's two HTTP clients.
  public BedrockRuntimeAsyncClient streaming(SdkAsyncHttpClient asyncHttp, AwsCredentials signer) {
    return at(
            BedrockRuntimeAsyncClient.builder().httpClient(asyncHttp),
            "bedrock-runtime",
            "us-east-1",
            signer,
            PATIENCE)
        .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider())
        .build();
  }

  private <B extends AwsClientBuilder<B, ?>> B at(
      B builder, String service, String region, AwsCredentials credentials, Duration patience) {
    URI endpoint = simulator.endpoint(service + "." + region + ".amazonaws.com");
    AwsCredentialsProvider provider = StaticCredentialsProvider.create(credentials);
    return builder
        .region(Region.of(region))
        .endpointOverride(endpoint)
        .credentialsProvider(provider)
        .overrideConfiguration(
            it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(patience));
  }

  @Override
  public void close() {
    http.close();
  }
}
