package dev.latchkey.credential.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.admin.ByokState;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DirectoryChangeTest {

  private static final List<ModelReference> MODELS =
      List.of(ModelReference.parse("anthropic.claude-sonnet-4-6").orThrow());

  private static final WorkspaceId WORKSPACE = new WorkspaceId("ws-1");
  private static final Region FRANKFURT = new Region("eu-central-1");
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Listing LISTING =
      new Listing(WORKSPACE, new OrgId("org-1"), Plan.SCALE, Environment.PRODUCTION, FRANKFURT);
  private static final OwnKey KEY =
      new OwnKey(
          new InUse(
              new CredentialVersion(new CredentialId("cred-1"), 3),
              new AwsAccountId("111122223333"),
              FRANKFURT),
          ByokState.ENABLED,
          null);
  private static final WorkspaceState KNOWN = state(LISTING, false, 7, NOON, KEY);

  static Stream<Arguments> whatRoutingMustKnow() {
    return Stream.of(
        Arguments.argumentSet(
            "organisation",
            new Listing(
                WORKSPACE, new OrgId("org-2"), Plan.SCALE, Environment.PRODUCTION, FRANKFURT)),
        Arguments.argumentSet(
            "environment",
            new Listing(WORKSPACE, new OrgId("org-1"), Plan.SCALE, Environment.STAGING, FRANKFURT)),
        Arguments.argumentSet(
            "region",
            new Listing(
                WORKSPACE,
                new OrgId("org-1"),
                Plan.SCALE,
                Environment.PRODUCTION,
                new Region("us-east-1"))),
        Arguments.argumentSet(
            "no region any more",
            new Listing(WORKSPACE, new OrgId("org-1"), Plan.SCALE, Environment.PRODUCTION, null)));
  }

  @Test
  void announcesANewWorkspaceAtRevisionOne() {
    assertThat(listed(null, LISTING, NOON))
        .isEqualTo(
            new DirectoryChange.Announced(
                new WorkspaceState(LISTING, false, 1, NOON, null, FallbackChoice.NONE, List.of())));
  }

  @ParameterizedTest
  @MethodSource("whatRoutingMustKnow")
  void announcesWhatRoutingMustKnowAndKeepsTheKey(Listing next) {
    assertThat(listed(KNOWN, next, NOON))
        .isEqualTo(new DirectoryChange.Announced(state(next, false, 8, NOON, KEY)));
  }

  @Test
  void notesAnotherPlanWithoutTellingRouting() {
    // Given
    Listing enterprise =
        new Listing(
            WORKSPACE, new OrgId("org-1"), Plan.ENTERPRISE, Environment.PRODUCTION, FRANKFURT);

    // Then
    assertThat(listed(KNOWN, enterprise, NOON))
        .isEqualTo(new DirectoryChange.Noted(state(enterprise, false, 7, NOON, KEY)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Plan.class,
      names = {"FREE", "TEAM"})
  void announcesThatThePlanHasNoByokAnyMoreOrHasItAgain(Plan plan) {
    // Given
    WorkspaceState downgraded = state(onPlan(plan), false, 8, NOON, KEY);

    // Then
    assertThat(listed(KNOWN, onPlan(plan), NOON))
        .isEqualTo(new DirectoryChange.Announced(downgraded));
    assertThat(listed(downgraded, LISTING, NOON))
        .isEqualTo(new DirectoryChange.Announced(state(LISTING, false, 9, NOON, KEY)));
  }

  @ParameterizedTest
  @EnumSource(
      value = ByokState.class,
      names = {"DISABLED", "DELETED"})
  void notesThatThePlanHasNoByokAnyMoreWhereNoKeyIsUsed(ByokState key) {
    // Given
    WorkspaceState known = state(LISTING, false, 7, NOON, key(key));

    // Then
    assertThat(listed(known, onPlan(Plan.FREE), NOON)).isInstanceOf(DirectoryChange.Noted.class);
    assertThat(listed(state(LISTING, false, 7, NOON, null), onPlan(Plan.FREE), NOON))
        .isInstanceOf(DirectoryChange.Noted.class);
  }

  @Test
  void laysWhatTheOrganisationEnforcesOnNewWorkspaces() {
    // When
    DirectoryChange change =
        DirectoryChange.of(null, new DirectoryNotice.Listed(LISTING, NOON), FallbackPolicy.ALLOW);

    // Then
    assertThat(change)
        .isInstanceOfSatisfying(
            DirectoryChange.Announced.class,
            announced -> {
              assertThat(announced.next().revision()).isEqualTo(1);
              assertThat(announced.next().fallback().effective()).isEqualTo(FallbackPolicy.ALLOW);
            });
  }

  @Test
  void laysWhatTheOrganisationEnforcesOnWorkspacesThatJoinIt() {
    // Given
    WorkspaceState known = KNOWN.deciding(FallbackChoice.NONE.choose(FallbackPolicy.ALLOW));

    // When
    DirectoryChange change =
        DirectoryChange.of(known, new DirectoryNotice.Listed(LISTING, NOON), FallbackPolicy.STRICT);

    // Then
    assertThat(change)
        .isEqualTo(
            new DirectoryChange.Announced(
                known.deciding(known.fallback().enforce(FallbackPolicy.STRICT))));
  }

  @Test
  void freesWorkspacesThatLeaveAnOrganisationWhichEnforces() {
    // Given
    WorkspaceState known =
        KNOWN.deciding(
            FallbackChoice.NONE.choose(FallbackPolicy.WARN).enforce(FallbackPolicy.STRICT));

    // Then
    assertThat(listed(known, LISTING, NOON))
        .isInstanceOfSatisfying(
            DirectoryChange.Announced.class,
            announced ->
                assertThat(announced.next().fallback().effective()).isEqualTo(FallbackPolicy.WARN));
  }

  @Test
  void keepsTheChoiceOfAWorkspaceThatComesBack() {
    // Given
    WorkspaceState gone =
        state(LISTING, true, 8, NOON, KEY)
            .deciding(FallbackChoice.NONE.choose(FallbackPolicy.ALLOW));

    // Then
    assertThat(listed(gone, LISTING, NOON))
        .isInstanceOfSatisfying(
            DirectoryChange.Announced.class,
            back -> assertThat(back.next().fallback()).isEqualTo(gone.fallback()));
  }

  @Test
  void changesNothingForTheSameRecordAgain() {
    assertThat(listed(KNOWN, LISTING, NOON)).isEqualTo(new DirectoryChange.Nothing());
  }

  @Test
  void announcesThatAWorkspaceIsGone() {
    assertThat(withdrawn(KNOWN, NOON))
        .isEqualTo(new DirectoryChange.Announced(state(LISTING, true, 8, NOON, KEY)));
  }

  @Test
  void announcesAWorkspaceThatComesBackWithAHigherRevisionAndItsKey() {
    // Given
    WorkspaceState gone = state(LISTING, true, 8, NOON, KEY);

    // Then
    assertThat(listed(gone, LISTING, NOON))
        .isEqualTo(new DirectoryChange.Announced(state(LISTING, false, 9, NOON, KEY)));
  }

  @Test
  void changesNothingForAWorkspaceThatIsGoneAlready() {
    // Given
    WorkspaceState gone = state(LISTING, true, 8, NOON, KEY);

    // Then
    assertThat(withdrawn(gone, NOON)).isEqualTo(new DirectoryChange.Nothing());
    assertThat(withdrawn(null, NOON)).isEqualTo(new DirectoryChange.Nothing());
  }

  @Test
  void ignoresARecordThatIsOlderThanWhatIsKnown() {
    assertThat(withdrawn(KNOWN, NOON.minusMillis(1))).isEqualTo(new DirectoryChange.Nothing());
  }

  @Test
  void believesARecordOfUnknownTime() {
    assertThat(withdrawn(KNOWN, null)).isInstanceOf(DirectoryChange.Announced.class);
  }

  private static Listing onPlan(Plan plan) {
    return new Listing(WORKSPACE, new OrgId("org-1"), plan, Environment.PRODUCTION, FRANKFURT);
  }

  private static OwnKey key(ByokState state) {
    return new OwnKey(KEY.inUse(), state, null);
  }

  private static WorkspaceState state(
      Listing listing, boolean gone, long revision, Instant at, @Nullable OwnKey key) {
    return new WorkspaceState(listing, gone, revision, at, key, FallbackChoice.NONE, MODELS);
  }

  private static DirectoryChange listed(
      @Nullable WorkspaceState known, Listing listing, @Nullable Instant at) {
    return DirectoryChange.of(known, new DirectoryNotice.Listed(listing, at), null);
  }

  private static DirectoryChange withdrawn(@Nullable WorkspaceState known, @Nullable Instant at) {
    return DirectoryChange.of(known, new DirectoryNotice.Withdrawn(WORKSPACE, at), null);
  }
}
