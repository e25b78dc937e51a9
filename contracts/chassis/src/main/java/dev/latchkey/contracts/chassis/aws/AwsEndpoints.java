package dev.latchkey.contracts.chassis.aws;

import dev.latchkey.contracts.wire.identifiers.Region;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;

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
    String host = service + "." + region.name() + "." + region.partition().dnsSuffix();
    return settings
        .simulator()
        .map(base -> URI.create(withoutSlash(base) + "/" + host))
        .orElseGet(() -> URI.create("https://" + host));
  }

  private static String withoutSlash(URI base) {
    String text = base.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
