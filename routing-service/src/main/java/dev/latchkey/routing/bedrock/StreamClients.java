package dev.latchkey.routing.bedrock;

import dev.latchkey.contracts.chassis.aws.AwsIsolation;
import dev.latchkey.contracts.wire.identifiers.Region;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;

/// One client for streams in each region, made at its first use and kept, over one HTTP client: the
/// CRT's, which tells a stream that was cut off from one that ended. Like [RegionClients] it takes
/// nothing from its surroundings and sends no call of the platform off its route.
final class StreamClients implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration MAX_IDLE = Duration.ofSeconds(30);
  private static final long READ_AHEAD_BYTES = 64 * 1024;

  private final Map<Region, BedrockRuntimeAsyncClient> clients = new ConcurrentHashMap<>();
  private final Function<Region, URI> endpoints;
  private final SdkAsyncHttpClient http;

  StreamClients(Function<Region, URI> endpoints, int maxConcurrency) {
    this.endpoints = endpoints;
    this.http =
        AwsCrtAsyncHttpClient.builder()
            .maxConcurrency(maxConcurrency)
            .readBufferSizeInBytes(READ_AHEAD_BYTES)
            .connectionTimeout(CONNECT_TIMEOUT)
            .connectionMaxIdleTime(MAX_IDLE)
            .build();
  }

  BedrockRuntimeAsyncClient of(Region region) {
    return clients.computeIfAbsent(region, this::build);
  }

  private BedrockRuntimeAsyncClient build(Region region) {
    return AwsIsolation.isolate(
            BedrockRuntimeAsyncClient.builder(),
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
    clients.values().forEach(BedrockRuntimeAsyncClient::close);
    http.close();
  }
}
