package dev.latchkey.routing.sts;

import dev.latchkey.contracts.chassis.aws.AwsIsolation;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.vault.PlatformKeyDocument;
import dev.latchkey.routing.decision.PlatformGrant;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.scheme.StsAuthSchemeProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Tag;

/// Calls `sts:AssumeRole`, once for each session, over one client for each region.
final class RoleSessions implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final int MOST_CALLS = 64;

  private final Map<Region, StsClient> clients = new ConcurrentHashMap<>();
  private final Function<Region, URI> endpoints;
  private final SdkHttpClient http =
      AwsCrtHttpClient.builder()
          .maxConcurrency(MOST_CALLS)
          .connectionTimeout(CONNECT_TIMEOUT)
          .build();

  RoleSessions(Function<Region, URI> endpoints) {
    this.endpoints = endpoints;
  }

  /// Opens a session.
  ///
  /// @param patience the longest wait; nothing is asked when it is not positive
  SessionResult open(
      PlatformGrant grant, PlatformKeyDocument key, RoleWish wish, Duration patience) {
    if (!patience.isPositive()) {
      return StsFailures.outOfTime();
    }
    try {
      StsClient client = clients.computeIfAbsent(grant.region(), this::build);
      return SessionReading.of(client.assumeRole(request(key, wish, patience)), grant, wish.role());
    } catch (SdkException failure) {
      return StsFailures.of(failure);
    }
  }

  private StsClient build(Region region) {
    return AwsIsolation.isolate(StsClient.builder(), region, endpoints.apply(region), _ -> {})
        .authSchemeProvider(
            parameters ->
                AwsIsolation.signatureOnly(
                    StsAuthSchemeProvider.defaultProvider().resolveAuthScheme(parameters)))
        .httpClient(http)
        .build();
  }

  private static AssumeRoleRequest request(
      PlatformKeyDocument key, RoleWish wish, Duration patience) {
    return AssumeRoleRequest.builder()
        .roleArn(wish.role().toString())
        .roleSessionName(wish.sessionName())
        .durationSeconds(Math.toIntExact(wish.duration().toSeconds()))
        .tags(tags(wish))
        .overrideConfiguration(
            override -> override.credentialsProvider(credentials(key)).apiCallTimeout(patience))
        .build();
  }

  private static List<Tag> tags(RoleWish wish) {
    return wish.tags().entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  private static StaticCredentialsProvider credentials(PlatformKeyDocument key) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(key.accessKeyId().value(), key.secretAccessKey().reveal()));
  }

  @Override
  public void close() {
    clients.values().forEach(StsClient::close);
    http.close();
  }
}
