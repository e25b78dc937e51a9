package dev.latchkey.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.testkit.process.OwnerOnlyFile;
import dev.latchkey.contracts.testkit.sweep.DatabasePlaces;
import dev.latchkey.contracts.testkit.sweep.FilePlaces;
import dev.latchkey.contracts.testkit.sweep.Finding;
import dev.latchkey.contracts.testkit.sweep.KafkaPlaces;
import dev.latchkey.contracts.testkit.sweep.Place;
import dev.latchkey.contracts.testkit.sweep.Planted;
import dev.latchkey.contracts.testkit.sweep.Sweep;
import dev.latchkey.contracts.testkit.sweep.SweepReport;
import dev.latchkey.contracts.testkit.sweep.TracePlaces;
import dev.latchkey.contracts.testkit.vault.VaultApi;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// INV-1 and INV-13 over everything that the running stack has written since its start.
@Order(2)
@ExtendWith(SharedStack.class)
class SecretSweepTest {
  private static final String WORKSPACE = "acme-research";
  private static final List<String> SERVICES =
      List.of("credential-service", "routing-service", "audit-service", "health-monitor");

  @Test
  void secretsAndPromptsAreNowhereTheyMustNotBe(RunningStack stack) throws Exception {
    // Given a prompt, its answer, a key that was saved, one that was refused, and sessions
    Status status = stack.status();
    HttpCaller alice = new HttpCaller(stack.latchkey().run("token", "alice").output());
    String prompt = "planted prompt " + UUID.randomUUID();
    String answer =
        stack
            .latchkey()
            .run("ask", "--workspace", WORKSPACE, prompt)
            .output()
            .lines()
            .findFirst()
            .orElseThrow();
    CustomerKey key = CustomerKey.ofAccount(stack, "acme-production");
    SecretText refused = SecretText.of("Planted/wrong+secret/" + UUID.randomUUID());
    URI save = CustomerKey.address(status.component("credential-service").address(), WORKSPACE);
    assertThat(alice.putJson(save, key.toJson("eu-central-1", refused)).statusCode())
        .isBetween(400, 499);
    assertThat(alice.putJson(save, key.toJson("eu-central-1")).statusCode()).isBetween(200, 299);
    List<Planted> planted = new ArrayList<>(sessions(stack, status));
    planted.add(Planted.secret("secret access key", key.secret()));
    planted.add(Planted.secret("refused secret access key", refused));
    planted.add(Planted.content("prompt", prompt));
    planted.add(Planted.content("answer", answer));
    awaitTraces(stack);

    // When
    SweepReport report;
    try (Connection database = superuser(stack, status)) {
      report = new Sweep(planted).search(everything(stack, status, alice, database));
    }

    // Then
    assertThat(report.findings()).isEmpty();
    assertThat(report.searched())
        .containsKeys(
            "topic " + Topics.REQUESTS,
            "topic " + Topics.RESPONSES,
            "topic " + Topics.OUTCOMES,
            "topic " + Topics.SETTINGS,
            "traces",
            "metrics of routing-service",
            "health of routing-service",
            "HTTP answer",
            "file credential-service.log",
            "file routing-service.log",
            "file audit-service.log",
            "file health-monitor.log",
            "file openbao.log",
            "file audit.log");
    assertThat(report.searched().keySet())
        .anyMatch(source -> source.startsWith("table credential_service."))
        .anyMatch(source -> source.startsWith("table routing_service."));
  }

  @Test
  void theSweepSeesAPromptWhereOneIs(RunningStack stack) {
    // Given a prompt that is taken for a secret
    String prompt = "planted prompt " + UUID.randomUUID();
    stack.latchkey().run("ask", "--workspace", WORKSPACE, prompt);
    Planted secret = Planted.secret("prompt", SecretText.of(prompt));

    // When
    SweepReport report = new Sweep(List.of(secret)).search(kafka(stack.status()));

    // Then
    assertThat(report.findings()).extracting(Finding::source).contains("topic " + Topics.REQUESTS);
  }

  private static Stream<Place> everything(
      RunningStack stack, Status status, HttpCaller alice, Connection database)
      throws SQLException {
    return Stream.of(
            kafka(status),
            DatabasePlaces.of(database),
            logs(stack.data()),
            pages(status, alice),
            TracePlaces.of(stack.traces()),
            commandLines(status))
        .flatMap(places -> places);
  }

  private static Stream<Place> kafka(Status status) {
    return KafkaPlaces.of(String.valueOf(status.component("kafka").url()));
  }

  private static Stream<Place> logs(Path data) {
    return Stream.of(
            FilePlaces.under(data.resolve("logs")),
            FilePlaces.under(data.resolve("run")),
            FilePlaces.under(data.resolve("vault"))
                .filter(place -> place.source().endsWith(".log")),
            FilePlaces.under(data.resolve("postgres"))
                .filter(place -> place.source().endsWith(".log")))
        .flatMap(places -> places);
  }

  private static Stream<Place> pages(Status status, HttpCaller alice) {
    URI credentials = status.component("credential-service").address();
    alice.get(credentials.resolve("/v1/workspaces/" + WORKSPACE + "/byok"));
    alice.get(credentials.resolve("/v1/workspaces/nobodys/byok"));
    Stream<Place> answers =
        alice.answers().stream()
            .map(answer -> Place.of("HTTP answer", answer.uri().getPath(), shown(answer)));
    return Stream.concat(
        answers,
        SERVICES.stream()
            .map(status::component)
            .flatMap(
                service ->
                    Stream.of(
                        page(service, "metrics", "/q/metrics", alice),
                        page(service, "health", "/q/health", alice))));
  }

  private static Place page(Component service, String name, String path, HttpCaller alice) {
    HttpResponse<String> answer = alice.get(service.administration().resolve(path));
    assertThat(answer.statusCode()).isEqualTo(200);
    return Place.of(name + " of " + service.name(), path, shown(answer));
  }

  private static String shown(HttpResponse<String> answer) {
    return answer.headers() + "\n" + answer.body();
  }

  /// What everybody on the machine can read with `ps`.
  private static Stream<Place> commandLines(Status status) {
    return status.components().stream()
        .map(
            component ->
                Place.of(
                    "command lines",
                    component.name(),
                    component.process().info().commandLine().orElse("")));
  }

  /// The sessions are known to nobody but Vault, so that is where they are read.
  private static List<Planted> sessions(RunningStack stack, Status status) {
    VaultApi vault =
        VaultApi.anonymous(status.component("vault").address())
            .login(
                "latchkey-administrator",
                new OwnerOnlyFile(stack.data().resolve("vault/administrator-secret-id")).text());
    List<Planted> planted = new ArrayList<>();
    for (String path : leaves(vault, "/sessions/" + WORKSPACE + "/")) {
      JsonNode session = vault.read(VaultPaths.MOUNT + "/data" + path).data().path("data");
      planted.add(secret("session token " + path, session, "session_token"));
      planted.add(secret("session secret " + path, session, "secret_access_key"));
    }
    assertThat(planted).isNotEmpty();
    return planted;
  }

  /// The paths below a folder; a name with a slash at its end is a folder itself.
  private static List<String> leaves(VaultApi vault, String folder) {
    List<String> leaves = new ArrayList<>();
    for (JsonNode name : vault.list(VaultPaths.MOUNT + "/metadata" + folder).data().path("keys")) {
      String path = folder + name.asText();
      leaves.addAll(path.endsWith("/") ? leaves(vault, path) : List.of(path));
    }
    return leaves;
  }

  private static Planted secret(String name, JsonNode document, String field) {
    return Planted.secret(name, SecretText.of(document.path(field).asText()));
  }

  private static Connection superuser(RunningStack stack, Status status) throws SQLException {
    return DriverManager.getConnection(
        String.valueOf(status.component("postgres").url()),
        "postgres",
        new OwnerOnlyFile(stack.data().resolve("postgres/superuser-password")).text());
  }

  private static void awaitTraces(RunningStack stack) {
    await().atMost(Duration.ofSeconds(30)).until(() -> !stack.traces().bodies().isEmpty());
  }
}
