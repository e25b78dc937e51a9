package dev.latchkey.credential.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.ErrorCode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class LapseTest {

  @ParameterizedTest
  @EnumSource(
      names = {"THROTTLED", "QUOTA", "TRANSIENT", "NETWORK", "TIMEOUT", "CREDENTIAL_EXPIRED"})
  void isNotCausedByAnOutageAndNotEndedByOne(ErrorCode outage) {
    assertThat(Lapse.after(null, outage)).isNull();
    assertThat(Lapse.after(ErrorCode.CREDENTIAL_INVALID, outage))
        .isEqualTo(ErrorCode.CREDENTIAL_INVALID);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"THROTTLED", "QUOTA", "TRANSIENT", "NETWORK", "TIMEOUT", "CREDENTIAL_EXPIRED"})
  void isTheClassOfEveryOtherFailure(ErrorCode failure) {
    assertThat(Lapse.after(null, failure)).isEqualTo(failure);
    assertThat(Lapse.after(ErrorCode.CREDENTIAL_INVALID, failure)).isEqualTo(failure);
  }

  @Test
  void keepsTheThreeWaysOfHavingNoKeyApartFromAnExpiry() {
    assertThat(
            Set.of(
                ErrorCode.CREDENTIAL_ABSENT,
                ErrorCode.CREDENTIAL_INCOMPLETE,
                ErrorCode.SECRET_STORE_UNAVAILABLE))
        .allSatisfy(failure -> assertThat(Lapse.after(null, failure)).isEqualTo(failure));
  }
}
