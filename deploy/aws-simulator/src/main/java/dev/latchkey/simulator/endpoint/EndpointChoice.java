package dev.latchkey.simulator.endpoint;

/// Where a request goes.
public sealed interface EndpointChoice {

  /// To a simulated endpoint.
  ///
  /// @param path raw path at that endpoint, without the virtual host; starts with `/`
  record Chosen(Endpoint endpoint, String path) implements EndpointChoice {}

  /// To an AWS host that is not simulated, or does not exist.
  record NotSimulated(String host) implements EndpointChoice {}
}
