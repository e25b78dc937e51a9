package dev.latchkey.routing.bedrock;

import dev.latchkey.contracts.chassis.aws.AwsIsolation;
import dev.latchkey.contracts.wire.identifiers.Region;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.crt.TcpKeepAliveConfiguration;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;

/// One client for each region, made at its first use and kept, over one HTTP client. It takes
/// nothing from its surroundings and sends no call of the platform off its route.
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
    return AwsIsolation.isolate(
            BedrockRuntimeClient.builder(),
            region,
            endpoints.apply(region),
            override -> override.addExecutionInterceptor(new RouteCheck()))
        .authSchemeProvider(
            parameters ->
                AwsIsolation.signatureOnly(
                    BedrockRuntimeAuthSchemeProvider.defaultProvider()
                        .resolveAuthScheme(parameters)))
        .httpClient(http)
        .build();
  }

  @Override
  public void close() {
    clients.values().forEach(BedrockRuntimeClient::close);
    http.close();
  }
}
