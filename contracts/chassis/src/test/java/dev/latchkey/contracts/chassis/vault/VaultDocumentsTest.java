package dev.latchkey.contracts.chassis.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.vault.AppRole;
import dev.latchkey.contracts.testkit.vault.VaultApi;
import dev.latchkey.contracts.testkit.vault.VaultProvisioning;
import dev.latchkey.contracts.testkit.vault.VaultSearch;
import dev.latchkey.contracts.testkit.vault.VaultServer;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
class VaultDocumentsTest {

  private static final Map<String, SecretText> FIELDS =
      Map.of("secret_access_key", SecretText.of("a/b+c \"ü\" \n"), "account", SecretText.of("1"));

  @TempDir static Path folder;

  private VaultServer server;
  private Map<ServiceName, AppRole> roles;
  private VaultDocuments credentials;
  private VaultDocuments routing;
  private VaultApi administrator;
  private String path;
  private String session;

  @BeforeAll
  void startServer() {
    server = VaultSearch.ofThisProcess().start(folder.resolve("server"), 0);
    roles = VaultProvisioning.apply(server, folder.resolve("roles"));
    credentials = documentsOf(ServiceName.CREDENTIAL_SERVICE);
    routing = documentsOf(ServiceName.ROUTING_SERVICE);
  }

  @AfterAll
  void stopServer() {
    credentials.close();
    routing.close();
    server.close();
  }

  @BeforeEach
  void signInAndChoosePaths() {
    administrator = server.administrator();
    WorkspaceId workspace = new WorkspaceId("ws-" + UUID.randomUUID());
    CredentialVersion version = new CredentialVersion(new CredentialId("cred"), 1);
    path = VaultPaths.credential(workspace, version);
    session = VaultPaths.session(workspace, version);
  }

  @AfterEach
  void startServerAgain() {
    server.start();
  }

  @Test
  void readsBackExactlyWhatItCreated() {
    // When
    VaultWrite written = credentials.create(path, FIELDS);

    // Then
    assertThat(written).isEqualTo(new VaultWrite.Written(1));
    assertThat(credentials.read(path)).isEqualTo(new VaultRead.Found(FIELDS, 1));
  }

  @Test
  void neverOverwritesOnCreate() {
    // Given
    credentials.create(path, FIELDS);

    // When
    VaultWrite second = credentials.create(path, Map.of("other", SecretText.of("x")));

    // Then
    assertThat(second).isEqualTo(new VaultWrite.Conflict());
    assertThat(credentials.read(path)).isEqualTo(new VaultRead.Found(FIELDS, 1));
  }

  @Test
  void replacesOnlyTheVersionThatTheWriterSaw() {
    // Given
    credentials.create(session, FIELDS);
    Map<String, SecretText> newer = Map.of("session_token", SecretText.of("new"));

    // When
    VaultWrite first = credentials.replace(session, newer, 1);
    VaultWrite stale = credentials.replace(session, FIELDS, 1);

    // Then
    assertThat(first).isEqualTo(new VaultWrite.Written(2));
    assertThat(stale).isEqualTo(new VaultWrite.Conflict());
    assertThat(credentials.read(session)).isEqualTo(new VaultRead.Found(newer, 2));
  }

  @Test
  void deletesADocumentWithAllItsVersions() {
    // Given
    credentials.create(session, FIELDS);
    credentials.replace(session, FIELDS, 1);

    // When
    boolean gone = credentials.delete(session);

    // Then
    assertThat(gone).isTrue();
    assertThat(credentials.read(session)).isEqualTo(new VaultRead.Absent());
    assertThat(credentials.create(session, FIELDS)).isEqualTo(new VaultWrite.Written(1));
  }

  @Test
  void tellsAbsentFromDenied() {
    // Given
    credentials.create(path, FIELDS);

    // Then
    assertThat(routing.read(session)).isEqualTo(new VaultRead.Absent());
    assertThat(routing.read(path)).isEqualTo(new VaultRead.Denied());
    assertThat(routing.create(session, FIELDS)).isEqualTo(new VaultWrite.Denied());
    assertThat(routing.delete(path)).isFalse();
  }

  @Test
  void staysUsableAfterBeingDenied() {
    // Given
    credentials.create(session, FIELDS);
    int before = tokens();

    // When
    routing.read(path);
    routing.read(path);

    // Then
    assertThat(routing.read(session)).isEqualTo(new VaultRead.Found(FIELDS, 1));
    assertThat(tokens() - before).isLessThanOrEqualTo(1);
  }

  @Test
  void takesAMissingEngineForNoProofOfAbsence() {
    // Given
    VaultDocuments astray =
        documentsOf("astray", "path \"nowhere/*\" { capabilities = [\"read\"] }", "1h");

    // When
    VaultRead read = astray.read("nowhere/credentials/ws/cred/1");

    // Then
    assertThat(read).isInstanceOf(VaultRead.Unavailable.class);
    astray.close();
  }

  @Test
  void logsInAgainWhenItsTokenWasRevoked() {
    // Given
    credentials.create(session, FIELDS);
    assertThat(routing.read(session)).isInstanceOf(VaultRead.Found.class);

    // When
    revokeAllTokens();

    // Then
    assertThat(routing.read(session)).isEqualTo(new VaultRead.Found(FIELDS, 1));
    assertThat(credentials.replace(session, FIELDS, 1)).isEqualTo(new VaultWrite.Written(2));
  }

  @Test
  void neverMeetsTheEndOfAShortToken() {
    // Given
    credentials.create(session, FIELDS);
    VaultDocuments shortLived =
        documentsOf("short", "path \"latchkey/data/*\" { capabilities = [\"read\"] }", "2s");

    // Then
    await()
        .during(Duration.ofSeconds(5))
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(shortLived.read(session)).isInstanceOf(VaultRead.Found.class));
    shortLived.close();
  }

  @Test
  void logsInAgainWhileItsTokenStillLives() {
    // Given
    VaultDocuments renewing =
        documentsOf("renewing", "path \"latchkey/data/*\" { capabilities = [\"read\"] }", "6s");

    // Then
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(renewing.read(session)).isEqualTo(new VaultRead.Absent());
              assertThat(tokensOf("renewing")).as("tokens that live at once").isEqualTo(2);
            });
    renewing.close();
  }

  @Test
  void isUnavailableWhileTheServerIsAwayAndRecovers() {
    // Given
    credentials.create(session, FIELDS);

    // When
    server.stop();

    // Then
    assertThat(routing.read(session)).isInstanceOf(VaultRead.Unavailable.class);
    assertThat(credentials.create(path, FIELDS)).isInstanceOf(VaultWrite.Unavailable.class);
    assertThat(credentials.delete(path)).isFalse();
    assertThat(routing.trouble()).isPresent();

    // When
    server.start();

    // Then
    assertThat(routing.read(session)).isEqualTo(new VaultRead.Found(FIELDS, 1));
    assertThat(routing.trouble()).isEmpty();
  }

  @Test
  void logsInOnceForManyThreads() throws Exception {
    // Given
    credentials.create(session, FIELDS);
    VaultDocuments fresh = documentsOf(ServiceName.ROUTING_SERVICE);
    int before = tokens();

    // When
    List<VaultRead> reads = readInParallel(fresh, 64);

    // Then
    assertThat(reads).containsOnly(new VaultRead.Found(FIELDS, 1));
    assertThat(tokens() - before).isEqualTo(1);
    fresh.close();
  }

  @Test
  void sharesOneHttpClientAmongAllCalls() throws Exception {
    // Given
    credentials.create(session, FIELDS);
    routing.read(session);
    long before = httpClients();

    // When
    readInParallel(routing, 64);

    // Then
    assertThat(httpClients()).isEqualTo(before);
  }

  @Test
  void readsTheSecretIdAnewAtEachLogin() throws IOException {
    // Given
    credentials.create(session, FIELDS);
    AppRole role = role(ServiceName.ROUTING_SERVICE);
    Path file = Files.writeString(folder.resolve("rotated"), "not-a-secret-id");
    VaultDocuments rotated =
        new VaultDocuments(FixedVaultSettings.of(server.address(), role.roleId(), file));
    assertThat(rotated.read(session))
        .isInstanceOfSatisfying(
            VaultRead.Unavailable.class,
            unavailable ->
                assertThat(unavailable.reason())
                    .contains("latchkey.vault.secret-id-file")
                    .doesNotContain("not-a-secret-id"));

    // When
    Files.copy(role.secretIdFile(), file, StandardCopyOption.REPLACE_EXISTING);

    // Then
    assertThat(rotated.read(session)).isEqualTo(new VaultRead.Found(FIELDS, 1));
    rotated.close();
  }

  @Test
  void namesTheSecretIdFileThatIsMissing() {
    // Given
    Path missing = folder.resolve("missing");
    VaultDocuments documents =
        new VaultDocuments(FixedVaultSettings.of(server.address(), "routing-service", missing));

    // Then
    assertThat(documents.trouble())
        .hasValueSatisfying(reason -> assertThat(reason).contains(missing.toString()));
    documents.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "latchkey",
        "latchkey/",
        "/latchkey/credentials/a",
        "latchkey/credentials/../sessions/a",
        "latchkey/credentials/a%2Fb",
        "latchkey/credentials/a b",
        "latchkey/credentials/a?list=true",
        "latchkey//credentials"
      })
  void refusesAPathThatCouldMeanAnother(String unsafe) {
    // Then
    assertThatThrownBy(() -> credentials.read(unsafe)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> credentials.create(unsafe, FIELDS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> credentials.delete(unsafe))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<VaultRead> readsOf(List<Future<VaultRead>> running) throws Exception {
    List<VaultRead> reads = new ArrayList<>();
    for (Future<VaultRead> each : running) {
      reads.add(each.get());
    }
    return reads;
  }

  private List<VaultRead> readInParallel(VaultDocuments documents, int times) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<VaultRead>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(threads.submit(() -> documents.read(session)));
      }
      return readsOf(running);
    }
  }

  private static long httpClients() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().endsWith("SelectorManager"))
        .count();
  }

  private VaultDocuments documentsOf(ServiceName service) {
    AppRole role = role(service);
    return new VaultDocuments(
        FixedVaultSettings.of(server.address(), role.roleId(), role.secretIdFile()));
  }

  private VaultDocuments documentsOf(String name, String policy, String life) {
    String role = "auth/approle/role/" + name;
    administrator.write("sys/policies/acl/" + name, Map.of("policy", policy));
    administrator.write(role, Map.of("token_policies", List.of(name), "token_ttl", life));
    administrator.write(role + "/role-id", Map.of("role_id", name));
    String secretId =
        administrator.write(role + "/secret-id", Map.of()).data().path("secret_id").asText();
    return new VaultDocuments(FixedVaultSettings.of(server.address(), name, file(name, secretId)));
  }

  private static Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name + ".secret-id"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AppRole role(ServiceName service) {
    return Objects.requireNonNull(roles.get(service));
  }

  private int tokens() {
    return accessors().size();
  }

  private long tokensOf(String role) {
    return accessors().stream()
        .map(accessor -> Map.of("accessor", accessor))
        .map(question -> administrator.write("auth/token/lookup-accessor", question))
        .filter(token -> token.data().path("meta").path("role_name").asText().equals(role))
        .count();
  }

  private List<String> accessors() {
    List<String> accessors = new ArrayList<>();
    administrator
        .list("auth/token/accessors")
        .data()
        .path("keys")
        .forEach(key -> accessors.add(key.asText()));
    return accessors;
  }

  private void revokeAllTokens() {
    assertThat(
            administrator
                .write("sys/leases/revoke-prefix/auth/approle/login", Map.of())
                .isSuccess())
        .isTrue();
  }
}
