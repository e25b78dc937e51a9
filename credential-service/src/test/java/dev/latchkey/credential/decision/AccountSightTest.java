package dev.latchkey.credential.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.claims.Role;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AccountSightTest {

  @ParameterizedTest
  @EnumSource(names = {"BYOK_ADMIN", "ORG_OWNER"})
  void isFullForThoseWhoAnswerForTheAccount(Role role) {
    assertThat(AccountSight.isFull(Set.of(Role.MEMBER, role))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"BYOK_ADMIN", "ORG_OWNER"})
  void isMaskedForEverybodyElse(Role role) {
    assertThat(AccountSight.isFull(Set.of(role))).isFalse();
  }
}
