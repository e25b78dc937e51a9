package dev.latchkey.credential.aws;

import dev.latchkey.contracts.chassis.aws.AwsEndpoints;
import dev.latchkey.contracts.chassis.aws.AwsIsolation;
import dev.latchkey.contracts.wire.identifiers.Region;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;

/// Clients of AWS services that take nothing from their surroundings, as [AwsIsolation] says
/// (INV-2). Each call brings its own credentials. All clients share one pool of connections.
@ApplicationScoped
public class AwsClients {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final int MOST_CONNECTIONS = 64;

  private final AwsEndpoints endpoints;
  private final SdkAsyncHttpClient http;
  private final Duration timeout;

  @Inject
  public AwsClients(AwsEndpoints endpoints, AwsCallSettings settings) {
    this.endpoints = endpoints;
    this.http =
        AwsCrtAsyncHttpClient.builder()
            .maxConcurrency(MOST_CONNECTIONS)
            .connectionTimeout(CONNECT)
            .build();
    this.timeout = settings.timeout();
  }

  /// Finishes a client for one region.
  ///
  /// @param service the first label of the host name, for example `sts`
  public <C, B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>> C build(
      B builder, String service, Region region) {
    return AwsIsolation.isolate(
            builder,
            region,
            endpoints.of(service, region),
            override -> override.apiCallTimeout(timeout))
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

  @PreDestroy
  void close() {
    http.close();
  }
}
