package dev.latchkey.contracts.testkit.simulator;

import dev.latchkey.simulator.AwsSimulator;
import dev.latchkey.simulator.SimulatorSettings;
import java.net.URI;

/// An AWS simulator in this JVM, with its built-in accounts and free ports.
public final class InProcessSimulator implements Simulator, AutoCloseable {
  private final AwsSimulator simulator = AwsSimulator.start(SimulatorSettings.defaults());

  @Override
  public URI uri() {
    return simulator.uri();
  }

  @Override
  public URI adminUri() {
    return simulator.adminUri();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
