package dev.latchkey.contracts.chassis.aws;

import dev.latchkey.contracts.wire.identifiers.Region;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/// Makes AWS clients that take nothing from their surroundings (INV-2). Whatever the SDK would read
/// from an environment variable, a system property or a profile is set here instead: endpoint,
/// region, credentials, FIPS, dual-stack, defaults and retries.
///
/// A client has no credentials of its own: each call brings its own, and AWS refuses one that
/// brings none. Nothing is retried (INV-8).
///
/// A service that uses this has the AWS SDK among its own dependencies.
public final class AwsIsolation {

  private static final String SIGNATURE = "aws.auth#sigv4";

  private AwsIsolation() {}

  /// Sets everything but the HTTP client and the signature scheme, for which see [#signatureOnly].
  ///
  /// @param endpoint always given: the SDK would otherwise take one from `AWS_ENDPOINT_URL`
  /// @param more what the client overrides beyond that, for example a timeout
  public static <C, B extends AwsClientBuilder<B, C>> B isolate(
      B builder, Region region, URI endpoint, Consumer<ClientOverrideConfiguration.Builder> more) {
    ClientOverrideConfiguration.Builder override =
        ClientOverrideConfiguration.builder()
            .retryStrategy(DefaultRetryStrategy.doNotRetry())
            .defaultProfileFile(ProfileFile.aggregator().build())
            .defaultProfileName("none");
    more.accept(override);
    return builder
        .region(software.amazon.awssdk.regions.Region.of(region.name()))
        .endpointOverride(endpoint)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .defaultsMode(DefaultsMode.STANDARD)
        .overrideConfiguration(override.build());
  }

  /// The signature version 4 alone, out of what a service accepts: a bearer token in the
  /// environment would otherwise win over the credentials of the call.
  public static List<AuthSchemeOption> signatureOnly(List<AuthSchemeOption> accepted) {
    return accepted.stream().filter(option -> option.schemeId().equals(SIGNATURE)).toList();
  }
}
