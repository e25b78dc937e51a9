package dev.latchkey.simulator.faults;

import static dev.latchkey.simulator.SdkClients.HAIKU;
import static dev.latchkey.simulator.SdkClients.credentials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.simulator.AdminClient;
import dev.latchkey.simulator.AwsSimulator;
import dev.latchkey.simulator.Customer;
import dev.latchkey.simulator.SdkClients;
import dev.latchkey.simulator.SimulatorSettings;
import dev.latchkey.simulator.faults.FaultDocument.EffectDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Which calls a fault touches and which it leaves alone, through the AWS SDK.
class FaultMatchTest {

  private static final Customer ACME = Customer.seeded("acme-production");
  private static final AwsCredentials KEY = credentials(ACME);
  private static final String GLOBAL = "global.anthropic.claude-opus-4-6-v1";

  private static AwsSimulator simulator;
  private static SdkClients sdk;
  private static AdminClient admin;
  private static AwsCredentials secondKey;

  @BeforeAll
  static void start() {
    simulator = AwsSimulator.start(SimulatorSettings.defaults());
    sdk = new SdkClients(simulator);
    admin = new AdminClient(simulator.adminUri());
    var key =
        admin
            .json("POST", "/admin/accounts/111111111111/users/bedrock-inference/access-keys", "")
            .at("/users/0/accessKeys/1");
    secondKey =
        credentials(
            new Customer(ACME.account(), key.get("id").asText(), key.get("secret").asText(), null));
    admin.send(
        "POST",
        "/admin/accounts/222222222222/roles",
        """
        {"name":"visitors","trustedPrincipals":["arn:aws:iam::111111111111:root"]}""");
  }

  @AfterAll
  static void stop() {
    sdk.close();
    simulator.close();
  }

  @AfterEach
  void clear() {
    simulator.clearFaults();
  }

  @ParameterizedTest
  @CsvSource({
    "account, 111111111111",
    "accessKey, AKIASIMACMEPROD00001",
    "region, us-east-1",
    "model, us.anthropic.claude-haiku-4-5-20251001-v1:0",
    "operation, InvokeModel",
    "service, bedrock-runtime"
  })
  void touchesWhatItNames(String criterion, String value) {
    // Given
    add(criterion, value);

    // Then
    assertThat(fails(KEY, "us-east-1", HAIKU)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "account, 222222222222",
    "accessKey, AKIASIMACMESTAG00001",
    "region, us-west-2",
    "model, global.anthropic.claude-opus-4-6-v1",
    "operation, GetSessionToken",
    "service, sts"
  })
  void leavesTheRestAlone(String criterion, String value) {
    // Given
    add(criterion, value);

    // Then
    assertThat(fails(KEY, "us-east-1", HAIKU)).isFalse();
  }

  @Test
  void allCriteriaMustHold() {
    // Given
    simulator.addFault(
        FaultDocument.of(EffectDocument.error("internal"))
            .on(new FaultMatch("111111111111", null, "us-west-2", GLOBAL, null, null)));

    // Then
    assertThat(fails(KEY, "us-west-2", GLOBAL)).isTrue();
    assertThat(fails(KEY, "us-east-1", GLOBAL)).isFalse();
    assertThat(fails(KEY, "us-west-2", HAIKU)).isFalse();
    assertThat(fails(credentials(Customer.seeded("acme-staging")), "us-west-2", GLOBAL)).isFalse();
  }

  @Test
  void aKeysFaultTouchesItsSessionsAndNoOtherKey() {
    // Given
    Credentials session = session(KEY);
    Credentials otherSession = session(secondKey);
    add("accessKey", ACME.accessKeyId());

    // Then
    assertThat(fails(credentials(session), "us-east-1", HAIKU)).isTrue();
    assertThat(fails(secondKey, "us-east-1", HAIKU)).isFalse();
    assertThat(fails(credentials(otherSession), "us-east-1", HAIKU)).isFalse();
  }

  @Test
  void aSessionsFaultDoesNotTouchItsKey() {
    // Given
    Credentials session = session(KEY);
    add("accessKey", session.accessKeyId());

    // Then
    assertThat(fails(credentials(session), "us-east-1", HAIKU)).isTrue();
    assertThat(fails(KEY, "us-east-1", HAIKU)).isFalse();
  }

  @Test
  void aKeysFaultNeverTouchesAnotherAccount() {
    // Given
    AwsCredentials visitor;
    try (StsClient client = sdk.sts(KEY)) {
      visitor =
          credentials(
              client
                  .assumeRole(
                      it ->
                          it.roleArn("arn:aws:iam::222222222222:role/visitors")
                              .roleSessionName("visit"))
                  .credentials());
    }
    add("accessKey", ACME.accessKeyId());

    // Then
    assertThat(fails(visitor, "us-east-1", HAIKU)).isFalse();
    assertThat(fails(KEY, "us-east-1", HAIKU)).isTrue();
  }

  @Test
  void whatIsNotSignedMeetsNoFault() {
    // Given
    add("service", "bedrock-runtime");
    Customer spoiled = new Customer(ACME.account(), ACME.accessKeyId(), ACME.secret() + "x", null);

    // Then
    assertThat(fails(credentials(spoiled), "us-east-1", HAIKU)).isTrue();
    assertThat(admin.lastCall().get("fault").isNull()).isTrue();
    assertThat(admin.lastCall().get("errorCode").asText()).isEqualTo("InvalidSignatureException");
  }

  @Test
  void theFirstFaultThatAppliesDecides() {
    // Given
    simulator.addFault(FaultDocument.of(EffectDocument.error("internal")).times(1));
    simulator.addFault(FaultDocument.of(EffectDocument.error("unavailable")));

    // Then
    assertThat(errorCode()).isEqualTo("InternalServerException");
    assertThat(errorCode()).isEqualTo("ServiceUnavailableException");
    assertThat(simulator.faults()).extracting(FaultState::applied).containsExactly(1L, 1L);
  }

  @Test
  void theSameSeedMakesTheSameChoices() {
    // When
    List<List<Boolean>> choices = new ArrayList<>();
    Consumer<Long> run =
        seed -> {
          simulator.clearFaults();
          admin.send(
              "POST",
              "/admin/faults",
              "{\"probability\":0.5,\"seed\":%d,\"effect\":{\"error\":{\"row\":\"internal\"}}}"
                  .formatted(seed));
          choices.add(
              IntStream.range(0, 30).mapToObj(_ -> fails(KEY, "us-east-1", HAIKU)).toList());
        };
    run.accept(1L);
    run.accept(1L);
    run.accept(2L);

    // Then
    assertThat(choices.get(0)).isEqualTo(choices.get(1)).contains(true, false);
    assertThat(choices.get(2)).isNotEqualTo(choices.get(0));
  }

  private String errorCode() {
    fails(KEY, "us-east-1", HAIKU);
    return admin.lastCall().get("errorCode").asText();
  }

  private static void add(String criterion, String value) {
    admin.send(
        "POST",
        "/admin/faults",
        "{\"match\":{\"%s\":\"%s\"},\"effect\":{\"error\":{\"status\":500,\"code\":\"InternalServerException\",\"message\":\"m\"}}}"
            .formatted(criterion, value));
    assertThat(simulator.faults()).hasSize(1);
  }

  private static Credentials session(AwsCredentials key) {
    try (StsClient client = sdk.sts(key)) {
      return client.getSessionToken().credentials();
    }
  }

  private static boolean fails(AwsCredentials caller, String region, String model) {
    return catchThrowable(() -> sdk.invoke(caller, region, model)) != null;
  }
}
