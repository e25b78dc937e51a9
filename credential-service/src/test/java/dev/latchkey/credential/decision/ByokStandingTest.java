package dev.latchkey.credential.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.admin.ByokState;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.InactiveReason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How a workspace stands with its own credential, and what its owners can make of it.
class ByokStandingTest {

  private static final Region FRANKFURT = new Region("eu-central-1");
  private static final InUse VERSION =
      new InUse(
          new CredentialVersion(new CredentialId("cred-1"), 3),
          new AwsAccountId("111122223333"),
          FRANKFURT);

  @ParameterizedTest
  @CsvSource({
    // state, plan, why it is not used
    "DISABLED, SCALE, DISABLED",
    "DISABLED, FREE,  DISABLED",
    "DELETED,  SCALE, DELETED",
    "DELETED,  FREE,  DELETED",
    "ENABLED,  FREE,  DOWNGRADED",
    "ENABLED,  TEAM,  DOWNGRADED"
  })
  void isInactive(ByokState state, Plan plan, InactiveReason reason) {
    assertThat(ByokStanding.of(key(state), plan))
        .isEqualTo(new ByokStanding.Inactive(reason, FRANKFURT));
  }

  @ParameterizedTest
  @EnumSource(
      value = Plan.class,
      names = {"SCALE", "SCALE_PLUS", "ENTERPRISE", "BYOC"})
  void isActiveHoweverBroken(Plan plan) {
    assertThat(
            ByokStanding.of(
                new OwnKey(VERSION, ByokState.ENABLED, ErrorCode.CREDENTIAL_INVALID), plan))
        .isEqualTo(new ByokStanding.Active(VERSION, ErrorCode.CREDENTIAL_INVALID));
  }

  @ParameterizedTest
  @EnumSource(Plan.class)
  void wasNeverConfigured(Plan plan) {
    assertThat(ByokStanding.of(null, plan)).isEqualTo(new ByokStanding.NeverConfigured());
  }

  @ParameterizedTest
  @CsvSource({
    // state, plan, wish, result
    ",         SCALE, ENABLED,  CREDENTIAL_ABSENT",
    ",         SCALE, DISABLED, CREDENTIAL_ABSENT",
    ",         SCALE, DELETED,  CREDENTIAL_ABSENT",
    "ENABLED,  SCALE, ENABLED,  unchanged",
    "ENABLED,  SCALE, DISABLED, switched",
    "ENABLED,  SCALE, DELETED,  switched",
    "ENABLED,  FREE,  ENABLED,  unchanged",
    "ENABLED,  FREE,  DISABLED, switched",
    "ENABLED,  FREE,  DELETED,  switched",
    "DISABLED, SCALE, ENABLED,  switched",
    "DISABLED, FREE,  ENABLED,  PLAN_WITHOUT_BYOK",
    "DISABLED, SCALE, DISABLED, unchanged",
    "DISABLED, FREE,  DELETED,  switched",
    "DELETED,  SCALE, ENABLED,  CREDENTIAL_ABSENT",
    "DELETED,  SCALE, DISABLED, CREDENTIAL_ABSENT",
    "DELETED,  SCALE, DELETED,  unchanged"
  })
  void isSwitched(@Nullable ByokState state, Plan plan, ByokState wish, String result) {
    // Given
    WorkspaceState known = workspace(plan, state == null ? null : key(state));

    // When
    ByokSwitch change = ByokSwitch.of(known, wish);

    // Then
    String came =
        switch (change) {
          case ByokSwitch.Switched _ -> "switched";
          case ByokSwitch.Unchanged() -> "unchanged";
          case ByokSwitch.Refused(var refusal) -> refusal.code().name();
        };
    assertThat(came).isEqualTo(result);
  }

  @Test
  void keepsPolicyVersionAndAccountWhenItIsDeleted() {
    // Given
    FallbackChoice choice = FallbackChoice.NONE.choose(FallbackPolicy.WARN);
    WorkspaceState known = workspace(Plan.SCALE, key(ByokState.ENABLED)).deciding(choice);

    // When
    ByokSwitch change = ByokSwitch.of(known, ByokState.DELETED);

    // Then
    assertThat(change)
        .isEqualTo(
            new ByokSwitch.Switched(
                new WorkspaceState(
                    known.listing(),
                    false,
                    known.revision() + 1,
                    null,
                    key(ByokState.DELETED),
                    choice,
                    List.of())));
  }

  @Test
  void isActiveWithoutLapseOnceAnotherVersionIsInUse() {
    // Given
    WorkspaceState lapsed =
        workspace(Plan.SCALE, key(ByokState.DISABLED)).renewalFailed(ErrorCode.IAM_DENIED);

    // When
    WorkspaceState next = lapsed.using(VERSION, lapsed.fallback());

    // Then
    assertThat(next.byok()).isEqualTo(new ByokStanding.Active(VERSION, null));
    assertThat(next.revision()).isEqualTo(lapsed.revision() + 1);
  }

  private static OwnKey key(ByokState state) {
    return new OwnKey(VERSION, state, null);
  }

  private static WorkspaceState workspace(Plan plan, @Nullable OwnKey key) {
    Listing listing =
        new Listing(
            new WorkspaceId("ws-1"), new OrgId("org-1"), plan, Environment.PRODUCTION, FRANKFURT);
    return new WorkspaceState(listing, false, 5, null, key, FallbackChoice.NONE, List.of());
  }
}
