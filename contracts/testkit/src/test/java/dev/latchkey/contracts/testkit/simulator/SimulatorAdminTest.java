package dev.latchkey.contracts.testkit.simulator;

import static dev.latchkey.contracts.testkit.simulator.SimulatedFault.stream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Tag;

class SimulatorAdminTest {
  private final InProcessSimulator simulator = new InProcessSimulator();
  private final SimulatorAdmin admin = simulator.admin();
  private final SimulatedKey key = admin.createAccount("acme");

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void showsRoleSessionAndTagsOfACall() {
    // Given
    String role =
        admin.addRole(
            key.account(),
            SimulatedRole.trusting("reader", "arn:aws:iam::" + key.account() + ":root"));
    long before = admin.lastSequence();

    // When
    try (StsClient sts = sts()) {
      sts.assumeRole(
          it ->
              it.roleArn(role)
                  .roleSessionName("visit")
                  .tags(Tag.builder().key("why").value("test").build()));
    }

    // Then
    CallFilter visits = CallFilter.everything().sessionName("visit").since(before);
    List<SimulatedCall> calls = admin.calls(visits);
    assertThat(calls).hasSize(1);
    assertThat(calls.getFirst().roleArn()).isEqualTo(role);
    assertThat(calls.getFirst().roleName()).isEqualTo("reader");
    assertThat(calls.getFirst().tags()).isEqualTo(Map.of("why", "test"));
    assertThat(calls.getFirst().ran()).isTrue();
    assertThat(admin.count(visits)).isEqualTo(1);
    assertThat(admin.count(visits.since(before + 1))).isZero();
  }

  @Test
  void addsAndRemovesFaults() {
    // Given
    String id =
        admin.addFault(
            SimulatedFault.error("sts-throttle")
                .named("busy")
                .onAccessKey(key.accessKeyId())
                .times(5));

    // Then
    try (StsClient sts = sts()) {
      assertThatThrownBy(sts::getCallerIdentity).isInstanceOf(SdkException.class);
      assertThat(admin.timesApplied(id)).isEqualTo(1);
      assertThat(admin.callsOf(key.account()).getFirst().fault()).isEqualTo("busy");
      assertThat(admin.callsOf(key.account()).getFirst().ran()).isFalse();

      // When
      admin.removeFault(id);

      // Then
      assertThat(sts.getCallerIdentity().account()).isEqualTo(key.account());
    }
  }

  @Test
  void provesTheExactBodyOfACall() {
    // When
    try (StsClient sts = sts()) {
      sts.getCallerIdentity();
    }

    // Then
    SimulatedCall call = admin.callsOf(key.account()).getFirst();
    assertThat(call.isExactly("Action=GetCallerIdentity&Version=2011-06-15".getBytes(UTF_8)))
        .isTrue();
    assertThat(call.isExactly("Action=GetCallerIdentity".getBytes(UTF_8))).isFalse();
    assertThat(call.bedrockHeaders()).isEmpty();
  }

  static Stream<SimulatedFault> everyFault() {
    return Stream.of(
        SimulatedFault.error("internal", Duration.ofSeconds(3)),
        SimulatedFault.error(500, "Sorry", "Not today."),
        SimulatedFault.throttle(60),
        SimulatedFault.dailyQuota(1_000),
        SimulatedFault.expire(),
        SimulatedFault.latency(Duration.ofMillis(5)),
        SimulatedFault.hang(),
        SimulatedFault.cutBeforeAnswer(/* ran= */ false),
        SimulatedFault.cutDuringAnswer(),
        stream(
            SimulatedStream.usual()
                .firstEventAfter(Duration.ofMillis(1))
                .betweenEvents(Duration.ofMillis(2))
                .deltas(3, 4)),
        stream(SimulatedStream.usual().thenException(1, "throttlingException")),
        stream(SimulatedStream.usual().thenError(1)),
        stream(SimulatedStream.usual().thenCut(1)),
        stream(SimulatedStream.usual().thenCorrupt(1)),
        stream(SimulatedStream.usual().thenEnd(1)),
        stream(SimulatedStream.usual().thenStall(1)),
        SimulatedFault.hang()
            .onAccount("111111111111")
            .onRegion("us-east-1")
            .onModel("m")
            .onOperation("InvokeModel")
            .afterCalls(1)
            .withProbability(0.5, 7));
  }

  @ParameterizedTest
  @MethodSource("everyFault")
  void writesEveryFaultAsTheSimulatorReadsIt(SimulatedFault fault) {
    assertThat(admin.timesApplied(admin.addFault(fault))).isZero();
    admin.clearFaults();
    assertThatThrownBy(() -> admin.timesApplied("fault-1"))
        .hasMessageContaining("There is no fault fault-1");
  }

  @Test
  void tellsWhatTheSimulatorDoesNotTake() {
    assertThatThrownBy(() -> admin.addFault(SimulatedFault.error("nothing")))
        .hasMessageContaining("error.row nothing is not in the catalogue");
  }

  private StsClient sts() {
    return StsClient.builder()
        .region(Region.US_EAST_1)
        .endpointOverride(URI.create(simulator.uri() + "/sts.us-east-1.amazonaws.com"))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey().reveal())))
        .overrideConfiguration(it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }
}
