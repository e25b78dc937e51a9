package dev.latchkey.simulator.sigv4;

import java.util.List;
import java.util.Set;

/// What the endpoint that received a request accepts in the credential scope.
///
/// @param regions one region for a named endpoint
/// @param services signing names; the first is the one an error names
public record ExpectedScope(Set<String> regions, List<String> services) {

  public ExpectedScope {
    regions = Set.copyOf(regions);
    services = List.copyOf(services);
  }
}
