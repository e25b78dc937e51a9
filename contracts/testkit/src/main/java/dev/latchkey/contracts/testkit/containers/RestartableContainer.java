package dev.latchkey.contracts.testkit.containers;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.WaitStrategy;

/// A container that keeps its data and its port on 127.0.0.1 while it is stopped and started.
///
/// Testcontainers itself gives a container a new port at every start and listens on every
/// interface.
final class RestartableContainer {
  private static final int STOP_SECONDS = 10;

  private final GenericContainer<?> container;
  private final WaitStrategy ready;
  private final int port = LoopbackPort.preferring(/* preferred= */ 0);
  private boolean created;
  private boolean running;

  /// Prepares a container that does not run yet.
  ///
  /// @param innerPort the port inside the container that becomes [#port] outside
  /// @param ready says when a restarted server is ready
  RestartableContainer(GenericContainer<?> container, int innerPort, WaitStrategy ready) {
    this.ready = ready;
    this.container = container.waitingFor(ready);
    PortBinding binding =
        new PortBinding(Ports.Binding.bindIpAndPort("127.0.0.1", port), ExposedPort.tcp(innerPort));
    container
        .withExposedPorts(innerPort)
        .withCreateContainerCmdModifier(
            command -> {
              HostConfig host = command.getHostConfig();
              if (host != null) {
                host.withPortBindings(binding);
              }
            });
  }

  int port() {
    return port;
  }

  void start() {
    if (running) {
      return;
    }
    if (created) {
      container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
      ready.waitUntilReady(container);
    } else {
      container.start();
    }
    created = true;
    running = true;
  }

  void stop() {
    if (running) {
      running = false;
      container
          .getDockerClient()
          .stopContainerCmd(container.getContainerId())
          .withTimeout(STOP_SECONDS)
          .exec();
    }
  }

  /// Removes the container with its data.
  void remove() {
    running = false;
    created = false;
    container.stop();
  }
}
