package dev.latchkey.contracts.wire.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultPoliciesTest {

  private static final WorkspaceId WORKSPACE = new WorkspaceId("acme");
  private static final CredentialVersion VERSION =
      new CredentialVersion(new CredentialId("main"), 3);
  private static final String CREDENTIAL = VaultPaths.credential(WORKSPACE, VERSION);
  private static final String SESSION = VaultPaths.session(WORKSPACE, VERSION);
  private static final String PLATFORM = VaultPaths.platform();
  private static final String SIGNING = VaultPaths.auditSigning();

  @Test
  void pathsAreComputedFromIds() {
    assertThat(CREDENTIAL).isEqualTo("latchkey/credentials/acme/main/3");
    assertThat(SESSION).isEqualTo("latchkey/sessions/acme/main/3");
    assertThat(PLATFORM).isEqualTo("latchkey/platform/aws");
    assertThat(SIGNING).isEqualTo("latchkey/audit/signing");
  }

  @ParameterizedTest
  @EnumSource
  void everyServiceHasAPolicyForPathsOfDocumentsAlone(ServiceName service) {
    assertThat(policy(service).rules())
        .filteredOn(rule -> !Set.of(data(PLATFORM), data(SIGNING)).contains(rule.path()))
        .allSatisfy(
            rule ->
                assertThat(rule.path())
                    .matches("latchkey/(data|metadata)/(credentials|sessions)/\\+/\\+/\\+"));
  }

  @ParameterizedTest
  @EnumSource
  void noServiceMayListOrBecomeRoot(ServiceName service) {
    assertThat(policy(service).rules())
        .allSatisfy(
            rule ->
                assertThat(rule.capabilities()).isSubsetOf("create", "read", "update", "delete"));
  }

  @Test
  void routingReadsSessionsAndThePlatformsKeyAndNothingElse() {
    assertThat(policy(ServiceName.ROUTING_SERVICE).rules())
        .containsExactlyInAnyOrder(
            new VaultPolicy.Rule("latchkey/data/sessions/+/+/+", Set.of("read")),
            new VaultPolicy.Rule("latchkey/data/platform/aws", Set.of("read")));
    assertThat(may(ServiceName.ROUTING_SERVICE, data(SESSION))).containsExactly("read");
    assertThat(may(ServiceName.ROUTING_SERVICE, data(PLATFORM))).containsExactly("read");
    assertThat(may(ServiceName.ROUTING_SERVICE, data(CREDENTIAL))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ROUTING_SERVICE")
  void nobodyElseReachesThePlatformsKey(ServiceName service) {
    assertThat(may(service, data(PLATFORM))).isEmpty();
    assertThat(may(service, metadata(PLATFORM))).isEmpty();
  }

  @Test
  void auditMakesAndReadsItsSigningKeyAndCannotReplaceIt() {
    assertThat(policy(ServiceName.AUDIT_SERVICE).rules())
        .containsExactly(new VaultPolicy.Rule(data(SIGNING), Set.of("create", "read")));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUDIT_SERVICE")
  void nobodyElseReachesTheSigningKey(ServiceName service) {
    assertThat(may(service, data(SIGNING))).isEmpty();
    assertThat(may(service, metadata(SIGNING))).isEmpty();
  }

  @Test
  void credentialServiceKeepsCredentialsAndSessions() {
    assertThat(may(ServiceName.CREDENTIAL_SERVICE, data(CREDENTIAL)))
        .containsExactlyInAnyOrder("create", "read", "update");
    assertThat(may(ServiceName.CREDENTIAL_SERVICE, data(SESSION)))
        .containsExactlyInAnyOrder("create", "read", "update");
    assertThat(may(ServiceName.CREDENTIAL_SERVICE, metadata(CREDENTIAL))).contains("delete");
    assertThat(may(ServiceName.CREDENTIAL_SERVICE, metadata(SESSION))).contains("delete");
  }

  @Test
  void healthMonitorTouchesNothing() {
    assertThat(policy(ServiceName.HEALTH_MONITOR).rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "latchkey/data/platform/main",
        "latchkey/data/platform",
        "latchkey/metadata/platform/aws",
        "latchkey/data/sessions/acme",
        "sys/raw"
      })
  void nobodyReachesOtherPaths(String path) {
    assertThat(ServiceName.values())
        .allSatisfy(service -> assertThat(may(service, path)).isEmpty());
  }

  private static VaultPolicy policy(ServiceName service) {
    return VaultPolicy.parse(VaultPolicies.of(service));
  }

  private static Set<String> may(ServiceName service, String path) {
    return policy(service).capabilitiesAt(path);
  }

  private static String data(String path) {
    return path.replaceFirst("/", "/data/");
  }

  private static String metadata(String path) {
    return path.replaceFirst("/", "/metadata/");
  }
}
