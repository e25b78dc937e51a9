package dev.latchkey.routing.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantSettingsCheckTest {

  @ParameterizedTest
  @CsvSource({
    "false, false, https://i.example.com, https://i.example.com/jwks, required must be true unless latchkey.local is",
    "false, true, , https://i.example.com/jwks, issuer must be set",
    "false, true, https://i.example.com, , jwks-url must be set",
    "true, true, , https://i.example.com/jwks, issuer must be set",
    "true, true, https://i.example.com, , jwks-url must be set",
    "true, false, , https://i.example.com/jwks, issuer must be set",
    "true, false, https://i.example.com, , jwks-url must be set",
    "true, false, http://i.example.com, https://i.example.com/jwks, issuer must be an https address",
    "true, false, https://i.example.com, http://i.example.com/jwks, jwks-url must be an https address",
    "true, false, https://i.example.com, https:jwks, jwks-url must be an https address",
    "true, false, https://localhost/, https://i.example.com/jwks, issuer must not be on this machine",
    "true, false, https://i.example.com, https://127.0.0.1/jwks, jwks-url must not be on this machine"
  })
  void namesTheKeyThatIsWrong(
      boolean required,
      boolean local,
      @Nullable String issuer,
      @Nullable URI keys,
      String complaint) {
    assertThat(GrantSettingsCheck.complaints(new TestGrantSettings(required, issuer, keys), local))
        .containsExactly("latchkey.routing.grants." + complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, https://i.example.com, https://i.example.com/jwks",
    "true, true, http://127.0.0.1:1, http://127.0.0.1:1/jwks",
    "false, true, http://127.0.0.1:1, http://127.0.0.1:1/jwks",
    "false, true, ,"
  })
  void hasNothingAgainstOrderlySettings(
      boolean required, boolean local, @Nullable String issuer, @Nullable URI keys) {
    assertThat(GrantSettingsCheck.complaints(new TestGrantSettings(required, issuer, keys), local))
        .isEmpty();
  }

  @Test
  void keepsTheServiceFromStarting() {
    // Given
    GrantSettingsCheck check =
        new GrantSettingsCheck(new TestGrantSettings(false, null, null), /* local= */ false);

    // Then
    assertThatThrownBy(() -> check.check(new StartupEvent()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "CONFIGURATION: latchkey.routing.grants.required must be true unless latchkey.local is");
  }

  @Test
  void letsTheLocalStackStart() {
    // Given
    GrantSettingsCheck check =
        new GrantSettingsCheck(new TestGrantSettings(false, null, null), /* local= */ true);

    // Then
    assertThatCode(() -> check.check(new StartupEvent())).doesNotThrowAnyException();
  }
}
