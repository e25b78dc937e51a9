package dev.latchkey.local.demo;

import dev.latchkey.contracts.testkit.simulator.SimulatedFault;
import dev.latchkey.local.simulator.SimulatorAdmin;
import java.util.function.Supplier;

/// The failure that the demo scripts into AWS: the customer's tokens for the day are used up. AWS
/// refuses one call for it. No pause mends that, so routing does not try again.
final class UsedUpQuota {
  /// The name of the fault in AWS's record of calls.
  static final String FAULT = "demo-quota-used-up";

  private UsedUpQuota() {}

  /// Does something of which the account's next model call is refused. Nothing is left of that
  /// afterwards, also when it fails.
  static <T> T during(SimulatorAdmin aws, String account, Supplier<T> action) {
    aws.addFault(
        SimulatedFault.error("quota-day")
            .named(FAULT)
            .onAccount(account)
            .onOperation("InvokeModel")
            .times(1));
    try {
      return action.get();
    } finally {
      giveBack(aws);
    }
  }

  /// Ends what a demo that was killed has left.
  static void giveBack(SimulatorAdmin aws) {
    aws.removeFaults(FAULT);
  }
}
