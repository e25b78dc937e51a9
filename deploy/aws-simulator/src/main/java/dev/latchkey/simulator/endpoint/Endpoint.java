package dev.latchkey.simulator.endpoint;

import java.util.Set;

/// The AWS endpoint a request is for.
///
/// @param regions the endpoint's region; all regions when only the credential scope can tell
/// @param host AWS's host name, or the name the request came by when only the scope can tell
public record Endpoint(AwsService service, Set<String> regions, String host) {

  public Endpoint {
    regions = Set.copyOf(regions);
  }
}
