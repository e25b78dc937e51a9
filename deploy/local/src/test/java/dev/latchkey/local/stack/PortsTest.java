package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void choosesADifferentPortForEachName() {
    // When
    Ports ports = Ports.choose(Ports.none());

    // Then
    assertThat(ports.numbers()).containsOnlyKeys(PortName.values());
    assertThat(ports.numbers().values()).doesNotHaveDuplicates();
  }

  @Test
  void takesThePortOfTheLastRunWhenItIsFree() throws IOException {
    // Given
    int free = freePort();

    // When
    Ports ports = Ports.choose(new Ports(Map.of(PortName.VAULT, free)));

    // Then
    assertThat(ports.of(PortName.VAULT)).isEqualTo(free);
    assertThat(ports.moved()).contains(PortName.VAULT);
  }

  @Test
  void movesAPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // Given
      Ports lastRun = new Ports(Map.of(PortName.KAFKA, taken.getLocalPort()));

      // When
      Ports ports = Ports.choose(lastRun);

      // Then
      assertThat(ports.of(PortName.KAFKA)).isNotEqualTo(taken.getLocalPort());
    }
  }

  @Test
  void neverGivesOnePortToTwoNames() throws IOException {
    // Given a state file in which two names have the same port
    int free = freePort();
    Ports lastRun = new Ports(Map.of(PortName.KAFKA, free, PortName.VAULT, free));

    // When
    Ports ports = Ports.choose(lastRun);

    // Then
    assertThat(ports.of(PortName.KAFKA)).isEqualTo(free);
    assertThat(ports.of(PortName.VAULT)).isNotEqualTo(free);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
