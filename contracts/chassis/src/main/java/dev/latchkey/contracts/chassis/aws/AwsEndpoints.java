package dev.latchkey.contracts.chassis.aws;

import dev.latchkey.contracts.wire.identifiers.Region;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/// The endpoints that an AWS client is built with. The simulator finds out which service and region
/// is meant by the first path segment, which is the real host's name.
@ApplicationScoped
public class AwsEndpoints {

  private final AwsSettings settings;

  @Inject
  public AwsEndpoints(AwsSettings settings) {
    this.settings = settings;
  }

  /// What to give the client's `endpointOverride`: the regional address of the service, at AWS or
  /// in the simulator. Always given, so that nothing of the host can name another one (INV-2).
  ///
  /// @param service the first label of the host name, for example `bedrock-runtime`
  public URI of(String service, Region region) {
    return override(service, region)
        .orElseGet(() -> URI.create("https://" + host(service, region)));
  }

  /// What to give the client's `endpointOverride`; empty for the real AWS.
  ///
  /// @param service the first label of the host name, for example `bedrock-runtime`
  public Optional<URI> override(String service, Region region) {
    return settings
        .simulator()
        .map(base -> URI.create(withoutSlash(base) + "/" + host(service, region)));
  }

  private static String host(String service, Region region) {
    return service + "." + region.name() + "." + region.partition().dnsSuffix();
  }

  private static String withoutSlash(URI base) {
    String text = base.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
