package dev.latchkey.credential.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SaveAdmissionTest {

  private static final Region FRANKFURT = new Region("eu-central-1");
  private static final Region OREGON = new Region("us-west-2");

  @ParameterizedTest
  @EnumSource(names = {"FREE", "TEAM"})
  void refusesPlansWithoutByok(Plan plan) {
    assertThat(SaveAdmission.of(workspace(plan, FRANKFURT), OREGON))
        .isInstanceOfSatisfying(
            SaveAdmission.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(ErrorCode.PLAN_WITHOUT_BYOK));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"FREE", "TEAM"})
  void admitsPlansWithByok(Plan plan) {
    assertThat(SaveAdmission.of(workspace(plan, FRANKFURT), null))
        .isEqualTo(new SaveAdmission.Admitted(FRANKFURT));
  }

  @Test
  void prefersTheRegionThatWasAskedFor() {
    assertThat(SaveAdmission.of(workspace(Plan.SCALE, FRANKFURT), OREGON))
        .isEqualTo(new SaveAdmission.Admitted(OREGON));
  }

  @Test
  void hasNoDefaultRegion() {
    assertThat(SaveAdmission.of(workspace(Plan.SCALE, null), null))
        .isInstanceOfSatisfying(
            SaveAdmission.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(ErrorCode.REGION_MISSING));
  }

  private static WorkspaceState workspace(Plan plan, @Nullable Region region) {
    Listing listing =
        new Listing(
            new WorkspaceId("ws-1"), new OrgId("org-1"), plan, Environment.PRODUCTION, region);
    return new WorkspaceState(listing, false, 1, null, null, FallbackChoice.NONE, List.of());
  }
}
