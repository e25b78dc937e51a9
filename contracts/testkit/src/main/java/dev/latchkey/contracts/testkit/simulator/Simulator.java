package dev.latchkey.contracts.testkit.simulator;

import java.net.URI;

/// Where a running AWS simulator is.
public interface Simulator {

  /// The AWS endpoints, for `latchkey.aws.simulator`.
  URI uri();

  /// The admin interface.
  URI adminUri();

  /// What a test arranges and looks up: accounts, keys and the record of calls.
  default SimulatorAdmin admin() {
    return new SimulatorAdmin(adminUri());
  }
}
