package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.Byok;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@RunningCredentialService
class SaveConflictTest {

  @Test
  void putsOneKeyIntoUseOfSeveralSavedAtOnce() {
    // Given
    Customer customer = Customer.known();

    // When
    List<Response> answers = saveAtOnce(customer, 6);

    // Then
    assertThat(answers).extracting(Response::statusCode).containsOnly(200, 409);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 409)
        .extracting(answer -> answer.jsonPath().getString("code"))
        .containsOnly("SAVE_CONFLICT");
    assertThat(Rows.states(customer.workspace()))
        .hasSize(6)
        .containsOnlyOnce("ACTIVE")
        .doesNotContain("PENDING");
    int active = activeVersion(customer.workspace());
    assertThat(versionsSaved(answers)).contains(active);
    Published.awaitSettings(
        customer.workspace(),
        settings -> assertThat(((Byok.Active) settings.byok()).version()).isEqualTo(active));
  }

  @Test
  void leavesNoSecretOfThoseThatLost() {
    // Given
    Customer customer = Customer.known();
    customer.save().statusCode(200);

    // When
    List<Response> answers = saveAtOnce(customer, 4);

    // Then
    assertThat(answers).extracting(Response::statusCode).contains(409);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(undeleted(customer.workspace())).isEmpty());
    Rows.query(
            "select version from credential_version where workspace_id = ? and state = 'SWEPT'",
            customer.workspace().value())
        .forEach(
            lost ->
                assertThat(InVault.key(customer.workspace(), Integer.parseInt(lost))).isEmpty());
    assertThat(InVault.key(customer.workspace(), activeVersion(customer.workspace()))).isPresent();
  }

  private static List<Response> saveAtOnce(Customer customer, int times) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Response>> saves =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(
                          () -> customer.save().extract().response(), threads))
              .limit(times)
              .toList();
      return saves.stream().map(CompletableFuture::join).toList();
    }
  }

  private static List<Integer> versionsSaved(List<Response> answers) {
    return answers.stream()
        .filter(answer -> answer.statusCode() == 200)
        .map(Response::jsonPath)
        .map((JsonPath body) -> body.getInt("version"))
        .toList();
  }

  private static int activeVersion(WorkspaceId workspace) {
    return Integer.parseInt(
        Rows.query(
                "select version from credential_version where workspace_id = ? and state = 'ACTIVE'",
                workspace.value())
            .getFirst());
  }

  private static List<String> undeleted(WorkspaceId workspace) {
    return Rows.query(
        "select version from credential_version where workspace_id = ? and state = 'SWEPT'"
            + " and documents_deleted_at is null",
        workspace.value());
  }
}
