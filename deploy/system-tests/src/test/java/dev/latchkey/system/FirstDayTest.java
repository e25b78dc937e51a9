package dev.latchkey.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.contracts.testkit.simulator.CallFilter;
import dev.latchkey.contracts.testkit.simulator.SimulatedCall;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What a newcomer sees on the first day.
@Order(1)
@ExtendWith(SharedStack.class)
class FirstDayTest {
  private static final String CUSTOMER_ACCOUNT = "111111111111";
  private static final String PLATFORM_ACCOUNT = "999999999999";

  @Test
  void upEndsWithADemoInWhichEverythingIsAllRight(RunningStack stack) {
    // When
    LatchkeyScript.Result up = stack.firstUp();

    // Then
    assertThat(up.output()).contains("Try next:").doesNotContain("✗");
    assertThat(up.exitCode()).isZero();
  }

  @Test
  void everyComponentIsReadyAndHasAProcess(RunningStack stack) {
    // When
    LatchkeyScript.Result result = stack.latchkey().run("status", "--json");

    // Then
    assertThat(result.exitCode()).isZero();
    Status status = Status.of(result.output());
    assertThat(status.components()).allMatch(Component::ready);
    assertThat(status.ready()).isTrue();
    assertThat(status.components())
        .extracting(Component::name)
        .containsExactly(
            "kafka",
            "postgres",
            "vault",
            "aws-simulator",
            "oidc",
            "credential-service",
            "routing-service",
            "audit-service",
            "health-monitor");
    assertThat(status.components()).allMatch(component -> component.process().isAlive());
  }

  @Test
  void aTakenPortIsMovedAndTold(RunningStack stack) {
    // When
    String kafka = String.valueOf(stack.status().component("kafka").url());

    // Then
    assertThat(kafka).startsWith("127.0.0.1:").doesNotEndWith(":" + RunningStack.TAKEN_PORT);
    assertThat(stack.firstUp().output()).contains("for kafka");
  }

  @Test
  void theDemoShowsThatTheCustomersAccountServedIt(RunningStack stack) throws Exception {
    // When
    LatchkeyScript.Result demo = stack.latchkey().run("demo", "--json");

    // Then
    JsonNode steps = new ObjectMapper().readTree(demo.output());
    assertThat(steps)
        .isNotEmpty()
        .allSatisfy(
            step -> {
              assertThat(step.fieldNames()).toIterable().containsExactly("step", "ok", "evidence");
              assertThat(step.path("ok").asBoolean()).as(step.toString()).isTrue();
            });
    assertThat(evidence(steps, "settings-published").path("settings").path("byok").path("version"))
        .isEqualTo(evidence(steps, "access-key-saved").path("saved").path("version"));
    JsonNode served = evidence(steps, "served-by-customer-account");
    assertThat(served.path("account").asText()).isEqualTo(CUSTOMER_ACCOUNT);
    assertThat(served.path("accessKeyId").asText()).startsWith("ASIA");
    assertThat(served.path("region").asText()).isEqualTo("eu-central-1");
    assertThat(served.path("host").asText())
        .isEqualTo("bedrock-runtime.eu-central-1.amazonaws.com");
    assertThat(demo.exitCode()).isZero();
  }

  @Test
  void theDemoShowsWhatEachPolicyMakesOfAFailedCall(RunningStack stack) throws Exception {
    // Given
    long before = stack.simulator().lastSequence();

    // When
    JsonNode steps = new ObjectMapper().readTree(stack.latchkey().run("demo", "--json").output());

    // Then
    JsonNode allow = evidence(steps, "allow-served-by-platform");
    JsonNode warn = evidence(steps, "warn-confirmed-in-next-session");
    JsonNode strict = evidence(steps, "strict-refused");
    assertThat(warn.path("unconfirmed").path("fallbackRefused").asText())
        .isEqualTo("CONFIRMATION_REQUIRED");
    assertThat(strict.path("fallbackRefused").asText()).isEqualTo("POLICY_STRICT");
    assertThat(callsSince(before, PLATFORM_ACCOUNT, stack))
        .allMatch(call -> "eu-central-1".equals(call.region()) && call.status() == 200)
        .extracting(SimulatedCall::sessionName)
        .containsExactly(
            allow.path("fallbackId").asText(),
            warn.path("firstSession").path("fallbackId").asText(),
            warn.path("confirmed").path("fallbackId").asText());
    assertThat(callsSince(before, CUSTOMER_ACCOUNT, stack))
        .extracting(SimulatedCall::status)
        .containsExactly(200, 429, 429, 200, 429, 429, 429);
  }

  @Test
  void theDemoEndsItsFallbackWithAVerifiedAuditLog(RunningStack stack) throws Exception {
    // When
    JsonNode steps = new ObjectMapper().readTree(stack.latchkey().run("demo", "--json").output());

    // Then
    JsonNode proved = evidence(steps, "fallback-proved-by-audit-log");
    assertThat(proved.path("fallbackId"))
        .isEqualTo(evidence(steps, "allow-served-by-platform").path("fallbackId"));
    assertThat(proved.path("served").path("leaf").asLong())
        .isGreaterThan(proved.path("intent").path("leaf").asLong());
    assertThat(proved.path("verified").asText()).startsWith("OK");
  }

  @Test
  void anAuditorExportsTheLogAndSeesAChangeInIt(RunningStack stack, @TempDir Path folder)
      throws Exception {
    // Given
    Path export = folder.resolve("audit-log.zip");
    stack.latchkey().run("audit", "export", "--out", export.toString());
    Verdict untouched = verify(export);

    // When
    change(export);

    // Then
    Verdict changed = verify(export);
    assertThat(untouched.output()).contains("OK");
    assertThat(untouched.exitCode()).isZero();
    assertThat(changed.output()).contains("leaf");
    assertThat(changed.exitCode()).isEqualTo(1);
  }

  private record Verdict(int exitCode, String output) {}

  /// As the page about it says: the file beside the export, and a JDK.
  private static Verdict verify(Path export) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                export.resolveSibling("Verify.java").toString(),
                export.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Verdict(process.waitFor(), output);
  }

  /// Changes whom one line of the log is about.
  private static void change(Path export) throws Exception {
    try (FileSystem zip = FileSystems.newFileSystem(export)) {
      Path leaves = zip.getPath("leaves.ndjson");
      String text = Files.readString(leaves);
      Files.writeString(leaves, text.replaceFirst("acme-research", "acme-somebody"));
    }
  }

  @Test
  void askPrintsTheAnswerAndWhoPaid(RunningStack stack) {
    // When
    LatchkeyScript.Result answer =
        stack.latchkey().run("ask", "--workspace", "acme-research", "What is a latchkey?");

    // Then
    assertThat(answer.output().strip().lines())
        .hasSizeGreaterThan(1)
        .last()
        .asString()
        .contains("payer customer", "region eu-central-1", "attempts 1", "policy strict")
        .doesNotContain(CUSTOMER_ACCOUNT);
    assertThat(answer.exitCode()).isZero();
  }

  @Test
  void askPrintsTheSameWhileItComes(RunningStack stack) {
    // Given
    List<String> question = List.of("ask", "--workspace", "acme-research", "What is a piece?");
    String whole = stack.latchkey().run(question.toArray(String[]::new)).output();

    // When
    LatchkeyScript.Result streamed =
        stack.latchkey().run("ask", "--stream", "--workspace", "acme-research", "What is a piece?");

    // Then
    assertThat(streamed.output().strip().lines().findFirst())
        .isEqualTo(whole.strip().lines().findFirst());
    assertThat(streamed.output()).contains("payer customer", "attempts 1");
    assertThat(streamed.exitCode()).isZero();
  }

  @Test
  void askTellsWhyThereIsNoAnswer(RunningStack stack) {
    // When
    LatchkeyScript.Result answer = stack.latchkey().run("ask", "--workspace", "nobodys", "Hello?");

    // Then
    assertThat(answer.output()).startsWith("WORKSPACE_UNKNOWN: ");
    assertThat(answer.exitCode()).isEqualTo(1);
  }

  @Test
  void aSecondUpSaysThatTheStackIsUp(RunningStack stack) {
    // Given
    var before = stack.status().pids();

    // When
    LatchkeyScript.Result up = stack.latchkey().run("up");

    // Then
    assertThat(up.output()).startsWith("The stack is already up");
    assertThat(up.exitCode()).isZero();
    assertThat(stack.status().pids()).isEqualTo(before);
  }

  @Test
  void theApiKnowsTheOwnerAndNobodyElse(RunningStack stack) {
    // Given
    var byok =
        stack
            .status()
            .component("credential-service")
            .address()
            .resolve("/v1/workspaces/acme-research/byok");
    String alice = stack.latchkey().run("token", "alice").output();
    String mallory = stack.latchkey().run("token", "mallory").output();

    // When
    // Then
    assertThat(new HttpCaller(alice).get(byok).statusCode()).isEqualTo(200);
    assertThat(new HttpCaller(mallory).get(byok).statusCode()).isEqualTo(404);
    assertThat(new HttpCaller("").get(byok).statusCode()).isEqualTo(401);
  }

  @Test
  void logsShowsWhatAServiceWrote(RunningStack stack) {
    // When
    LatchkeyScript.Result logs = stack.latchkey().run("logs", "routing-service");

    // Then
    assertThat(logs.output()).contains("routing-service");
    assertThat(logs.exitCode()).isZero();
  }

  @Test
  void secretsAreReadableByTheirOwnerOnly(RunningStack stack) throws Exception {
    // Given
    Path secrets = stack.data().resolve("secrets");

    // When
    String folder = PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets));

    // Then
    assertThat(folder).isEqualTo("rwx------");
    try (Stream<Path> files = Files.walk(secrets)) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSizeGreaterThanOrEqualTo(8)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void everyServerListensOnLoopbackOnly(RunningStack stack) {
    // Given the addresses of all network interfaces but loopback
    var processes = stack.status().pids();

    // When
    var listening = Listeners.of(processes);

    // Then
    assertThat(listening).isNotEmpty().allMatch(address -> address.isLoopbackAddress());
  }

  private static List<SimulatedCall> callsSince(long sequence, String account, RunningStack stack) {
    return stack
        .simulator()
        .calls(CallFilter.everything().account(account).operation("InvokeModel").since(sequence));
  }

  private static JsonNode evidence(JsonNode steps, String name) {
    for (JsonNode step : steps) {
      if (step.path("step").asText().equals(name)) {
        return step.path("evidence");
      }
    }
    throw new AssertionError("no step " + name);
  }
}
