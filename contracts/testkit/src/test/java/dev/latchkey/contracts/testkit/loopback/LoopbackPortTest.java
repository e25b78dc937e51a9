package dev.latchkey.contracts.testkit.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {

  @Test
  void keepsAPreferredPortThatIsFree() {
    // Given
    int free = LoopbackPort.preferring(0);

    // When
    int port = LoopbackPort.preferring(free);

    // Then
    assertThat(port).isEqualTo(free);
  }

  @Test
  void movesAPortThatIsTaken() throws Exception {
    // Given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // When
      int port = LoopbackPort.preferring(taken.getLocalPort());

      // Then
      assertThat(port).isNotEqualTo(taken.getLocalPort()).isPositive();
      assertThat(LoopbackPort.isFree(taken.getLocalPort())).isFalse();
    }
  }
}
