package dev.latchkey.credential.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DirectoryChangeTest {

  private static final WorkspaceId WORKSPACE = new WorkspaceId("ws-1");
  private static final Region FRANKFURT = new Region("eu-central-1");
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Listing LISTING =
      new Listing(WORKSPACE, new OrgId("org-1"), Plan.SCALE, Environment.PRODUCTION, FRANKFURT);
  private static final InUse KEY =
      new InUse(
          new CredentialVersion(new CredentialId("cred-1"), 3),
          new AwsAccountId("111122223333"),
          FRANKFURT);
  private static final WorkspaceState KNOWN = new WorkspaceState(LISTING, false, 7, NOON, KEY);

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
            new DirectoryChange.Announced(new WorkspaceState(LISTING, false, 1, NOON, null)));
  }

  @ParameterizedTest
  @MethodSource("whatRoutingMustKnow")
  void announcesWhatRoutingMustKnowAndKeepsTheKey(Listing next) {
    assertThat(listed(KNOWN, next, NOON))
        .isEqualTo(new DirectoryChange.Announced(new WorkspaceState(next, false, 8, NOON, KEY)));
  }

  @Test
  void notesAnotherPlanWithoutTellingRouting() {
    // Given
    Listing enterprise =
        new Listing(
            WORKSPACE, new OrgId("org-1"), Plan.ENTERPRISE, Environment.PRODUCTION, FRANKFURT);

    // Then
    assertThat(listed(KNOWN, enterprise, NOON))
        .isEqualTo(new DirectoryChange.Noted(new WorkspaceState(enterprise, false, 7, NOON, KEY)));
  }

  @Test
  void changesNothingForTheSameRecordAgain() {
    assertThat(listed(KNOWN, LISTING, NOON)).isEqualTo(new DirectoryChange.Nothing());
  }

  @Test
  void announcesThatAWorkspaceIsGone() {
    assertThat(withdrawn(KNOWN, NOON))
        .isEqualTo(new DirectoryChange.Announced(new WorkspaceState(LISTING, true, 8, NOON, KEY)));
  }

  @Test
  void announcesAWorkspaceThatComesBackWithAHigherRevisionAndItsKey() {
    // Given
    WorkspaceState gone = new WorkspaceState(LISTING, true, 8, NOON, KEY);

    // Then
    assertThat(listed(gone, LISTING, NOON))
        .isEqualTo(new DirectoryChange.Announced(new WorkspaceState(LISTING, false, 9, NOON, KEY)));
  }

  @Test
  void changesNothingForAWorkspaceThatIsGoneAlready() {
    // Given
    WorkspaceState gone = new WorkspaceState(LISTING, true, 8, NOON, KEY);

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

  private static DirectoryChange listed(
      @Nullable WorkspaceState known, Listing listing, @Nullable Instant at) {
    return DirectoryChange.of(known, new DirectoryNotice.Listed(listing, at));
  }

  private static DirectoryChange withdrawn(@Nullable WorkspaceState known, @Nullable Instant at) {
    return DirectoryChange.of(known, new DirectoryNotice.Withdrawn(WORKSPACE, at));
  }
}
