package dev.latchkey.credential.aws;

import dev.latchkey.contracts.chassis.aws.AwsEndpoints;
import dev.latchkey.contracts.wire.identifiers.Region;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/// Clients of AWS services that take nothing from their surroundings (INV-2): no `AWS_*` variable,
/// no profile, no default credentials, endpoint, region or retries. Each call brings its own
/// credentials. All clients share one pool of connections.
@ApplicationScoped
public class AwsClients {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final int MOST_CONNECTIONS = 64;

  private final AwsEndpoints endpoints;
  private final SdkAsyncHttpClient http;
  private final ClientOverrideConfiguration isolation;

  @Inject
  public AwsClients(AwsEndpoints endpoints, AwsCallSettings settings) {
    this.endpoints = endpoints;
    this.http =
        AwsCrtAsyncHttpClient.builder()
            .maxConcurrency(MOST_CONNECTIONS)
            .connectionTimeout(CONNECT)
            .build();
    ProfileFile none =
        ProfileFile.builder()
            .content(new ByteArrayInputStream(new byte[0]))
            .type(ProfileFile.Type.CONFIGURATION)
            .build();
    this.isolation =
        ClientOverrideConfiguration.builder()
            .apiCallTimeout(settings.timeout())
            .retryStrategy(DefaultRetryStrategy.doNotRetry())
            .defaultProfileFileSupplier(() -> none)
            .build();
  }

  /// Finishes a client for one region. The endpoint is always given: the SDK would otherwise take
  /// one from `AWS_ENDPOINT_URL`.
  ///
  /// @param service the first label of the host name, for example `sts`
  public <C, B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>> C build(
      B builder, String service, Region region) {
    return builder
        .region(software.amazon.awssdk.regions.Region.of(region.name()))
        .endpointOverride(endpoint(service, region))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .defaultsMode(DefaultsMode.LEGACY)
        .overrideConfiguration(isolation)
        .httpClient(http)
        .build();
  }

  /// Signs one call with this key and no other.
  public static void sign(AwsRequestOverrideConfiguration.Builder call, SigningKey key) {
    call.credentialsProvider(StaticCredentialsProvider.create(credentials(key)));
  }

  private static AwsCredentials credentials(SigningKey key) {
    String id = key.accessKeyId().value();
    String secret = key.secretAccessKey().reveal();
    return switch (key) {
      case SigningKey.LongTerm _ -> AwsBasicCredentials.create(id, secret);
      case SigningKey.Session session ->
          AwsSessionCredentials.create(id, secret, session.sessionToken().reveal());
    };
  }

  private URI endpoint(String service, Region region) {
    return endpoints
        .override(service, region)
        .orElseGet(
            () ->
                URI.create(
                    "https://" + service + "." + region + "." + region.partition().dnsSuffix()));
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
