package dev.latchkey.routing.bedrock;

import dev.latchkey.contracts.wire.identifiers.Region;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.crt.TcpKeepAliveConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeParams;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;

/// One client for each region, made at its first use and kept, over one HTTP client.
///
/// Whatever the SDK would read from its host is set here instead, so that no environment variable,
/// system property or profile has a say (INV-2): endpoint, region, signature scheme, retries,
/// profile file, FIPS and dual-stack. A client has no credentials of its own; a call that brings
/// none is refused by AWS.
final class RegionClients implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  // AWS's load balancers and gateways forget idle connections; a call on a forgotten one fails, and
  // nobody retries it.
  private static final Duration MAX_IDLE = Duration.ofSeconds(30);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(45);
  private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(30);

  private final Map<Region, BedrockRuntimeClient> clients = new ConcurrentHashMap<>();
  private final Function<Region, URI> endpoints;
  private final SdkHttpClient http;

  RegionClients(Function<Region, URI> endpoints, int maxConcurrency) {
    this.endpoints = endpoints;
    this.http =
        AwsCrtHttpClient.builder()
            .maxConcurrency(maxConcurrency)
            .connectionTimeout(CONNECT_TIMEOUT)
            .connectionMaxIdleTime(MAX_IDLE)
            .tcpKeepAliveConfiguration(
                TcpKeepAliveConfiguration.builder()
                    .keepAliveInterval(KEEP_ALIVE)
                    .keepAliveTimeout(KEEP_ALIVE_TIMEOUT)
                    .build())
            .build();
  }

  BedrockRuntimeClient of(Region region) {
    return clients.computeIfAbsent(region, this::build);
  }

  private BedrockRuntimeClient build(Region region) {
    return BedrockRuntimeClient.builder()
        .region(software.amazon.awssdk.regions.Region.of(region.name()))
        .endpointOverride(endpoints.apply(region))
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .defaultsMode(DefaultsMode.STANDARD)
        .httpClient(http)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .authSchemeProvider(RegionClients::signatureOnly)
        .overrideConfiguration(override())
        .build();
  }

  private static ClientOverrideConfiguration override() {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(DefaultRetryStrategy.doNotRetry())
        .defaultProfileFile(ProfileFile.aggregator().build())
        .defaultProfileName("none")
        .build();
  }

  private static List<AuthSchemeOption> signatureOnly(BedrockRuntimeAuthSchemeParams parameters) {
    return BedrockRuntimeAuthSchemeProvider.defaultProvider().resolveAuthScheme(parameters).stream()
        .filter(option -> option.schemeId().equals("aws.auth#sigv4"))
        .toList();
  }

  @Override
  public void close() {
    clients.values().forEach(BedrockRuntimeClient::close);
    http.close();
  }
}
