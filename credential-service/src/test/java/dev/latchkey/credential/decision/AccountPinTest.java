package dev.latchkey.credential.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.Region;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AccountPinTest {

  private static final AwsAccountId PINNED = new AwsAccountId("111122223333");
  private static final AwsAccountId OTHER = new AwsAccountId("444455556666");
  private static final InUse KEY =
      new InUse(
          new CredentialVersion(new CredentialId("cred-1"), 1), PINNED, new Region("eu-central-1"));

  @Test
  void takesAnyAccountFirst() {
    assertThat(AccountPin.of(null, OTHER, Set.of(Role.WORKSPACE_OWNER)))
        .isEqualTo(new AccountPin.Suits());
  }

  @Test
  void takesAnotherKeyOfTheSameAccount() {
    assertThat(AccountPin.of(KEY, PINNED, Set.of(Role.WORKSPACE_OWNER)))
        .isEqualTo(new AccountPin.Suits());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "BYOK_ADMIN")
  void rejectsAKeyOfAnotherAccount(Role role) {
    assertThat(AccountPin.of(KEY, OTHER, Set.of(role)))
        .isInstanceOfSatisfying(
            AccountPin.Refused.class,
            refused -> {
              assertThat(refused.refusal().code()).isEqualTo(ErrorCode.ACCOUNT_CHANGED);
              assertThat(refused.refusal().message()).doesNotContain(PINNED.value(), OTHER.value());
            });
  }

  @Test
  void letsAByokAdminMoveTheWorkspace() {
    assertThat(AccountPin.of(KEY, OTHER, Set.of(Role.MEMBER, Role.BYOK_ADMIN)))
        .isEqualTo(new AccountPin.Suits());
  }
}
