package dev.latchkey.simulator;

import dev.latchkey.simulator.accounts.AccountsFile;
import java.time.InstantSource;

/// How to start a simulator.
///
/// @param port port of the AWS endpoints, 0 for any free one
/// @param adminPort port of the admin interface, 0 for any free one
/// @param accounts accounts there are at the start
/// @param sessionSeed simulators with the same seed know each other's sessions, also after a
///   restart
/// @param callCapacity most calls kept in the record
/// @param clock the time AWS believes it is
public record SimulatorSettings(
    int port,
    int adminPort,
    AccountsFile accounts,
    String sessionSeed,
    int callCapacity,
    InstantSource clock) {

  /// Free ports, the built-in accounts, room for 100,000 calls, the system's clock.
  public static SimulatorSettings defaults() {
    return new SimulatorSettings(
        0, 0, AccountsFile.seed(), "latchkey simulator", 100_000, InstantSource.system());
  }

  /// These with other ports.
  public SimulatorSettings withPorts(int aws, int admin) {
    return new SimulatorSettings(aws, admin, accounts, sessionSeed, callCapacity, clock);
  }

  /// These with other accounts.
  public SimulatorSettings withAccounts(AccountsFile others) {
    return new SimulatorSettings(port, adminPort, others, sessionSeed, callCapacity, clock);
  }

  /// These with another session seed.
  public SimulatorSettings withSessionSeed(String seed) {
    return new SimulatorSettings(port, adminPort, accounts, seed, callCapacity, clock);
  }

  /// These with another clock.
  public SimulatorSettings withClock(InstantSource other) {
    return new SimulatorSettings(port, adminPort, accounts, sessionSeed, callCapacity, other);
  }
}
