package dev.latchkey.contracts.chassis.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionGuardTest {

  @ParameterizedTest
  @CsvSource({
    "quarkus.oidc.auth-server-url, http://login.example.com/realm",
    "quarkus.oidc.auth-server-url, HTTP://login.example.com/realm",
    "quarkus.oidc.auth-server-url, https://localhost:8180/realm",
    "quarkus.oidc.auth-server-url, https://LOCALHOST:8180/realm",
    "quarkus.oidc.auth-server-url, https://issuer.localhost/realm",
    "quarkus.oidc.auth-server-url, https://127.8.8.8/realm",
    "quarkus.oidc.auth-server-url, 'https://[::1]:8180/realm'",
    "latchkey.vault.address, http://vault.example.com:8200",
    "latchkey.aws.simulator, https://aws.example.com"
  })
  void namesTheKeyThatIsUnfitForProduction(String key, String value) {
    assertThat(
            ProductionGuard.complaints(asked -> Optional.of(value).filter(v -> asked.equals(key))))
        .singleElement()
        .asString()
        .startsWith(key);
  }

  @ParameterizedTest
  @CsvSource({
    "quarkus.oidc.auth-server-url, https://login.example.com/realm",
    "latchkey.vault.address, https://vault.example.com:8200",
    "latchkey.vault.address, https://127.0.0.1:8200"
  })
  void hasNothingAgainstRealAddresses(String key, String value) {
    assertThat(
            ProductionGuard.complaints(asked -> Optional.of(value).filter(v -> asked.equals(key))))
        .isEmpty();
  }

  @Test
  void namesEveryFaultAtOnce() {
    assertThat(ProductionGuard.complaints(key -> Optional.of("http://localhost:1"))).hasSize(4);
  }
}
