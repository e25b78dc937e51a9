package dev.latchkey.simulator.sts;

import static dev.latchkey.simulator.SdkClients.credentials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.simulator.AdminClient;
import dev.latchkey.simulator.AwsSimulator;
import dev.latchkey.simulator.Customer;
import dev.latchkey.simulator.SdkClients;
import dev.latchkey.simulator.SetClock;
import dev.latchkey.simulator.SimulatorSettings;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/// AssumeRole through the AWS SDK: who may, what a session is good for, and what is refused.
class AssumeRoleTest {

  private static final Customer PLATFORM = Customer.seeded("latchkey-platform");
  private static final Customer ACME = Customer.seeded("acme-production");
  private static final String PLATFORM_ROLE =
      "arn:aws:iam::999999999999:role/latchkey-fallback-us-east-1";
  private static final String GUARDED_ROLE = "arn:aws:iam::111111111111:role/guarded";

  private final SetClock clock = new SetClock(Instant.now());
  private final AwsSimulator simulator =
      AwsSimulator.start(SimulatorSettings.defaults().withClock(clock));
  private final SdkClients sdk = new SdkClients(simulator);
  private final AdminClient admin = new AdminClient(simulator.adminUri());

  @BeforeEach
  void addAGuardedRole() {
    admin.send(
        "POST",
        "/admin/accounts/111111111111/roles",
        """
        {"name":"guarded","externalId":"our-own","maxSessionSeconds":7200,
         "trustedPrincipals":["arn:aws:iam::999999999999:root","arn:aws:iam::111111111111:root"]}""");
  }

  @AfterEach
  void stop() {
    sdk.close();
    simulator.close();
  }

  @Test
  void givesASessionThatIsTheRole() {
    // When
    AssumeRoleResponse assumed =
        assume(
            credentials(PLATFORM),
            it ->
                it.roleArn(PLATFORM_ROLE)
                    .roleSessionName("fallback-17")
                    .sourceIdentity("latchkey"));

    // Then
    String arn = "arn:aws:sts::999999999999:assumed-role/latchkey-fallback-us-east-1/fallback-17";
    assertThat(assumed.credentials().accessKeyId()).matches("ASIA[A-Z2-7]{16}");
    assertThat(assumed.credentials().expiration())
        .isEqualTo(Instant.ofEpochSecond(clock.instant().getEpochSecond() + 3_600));
    assertThat(assumed.assumedRoleUser().arn()).isEqualTo(arn);
    assertThat(assumed.assumedRoleUser().assumedRoleId()).matches("AROA[A-Z2-7]{16}:fallback-17");
    assertThat(assumed.packedPolicySize()).isZero();
    assertThat(assumed.sourceIdentity()).isEqualTo("latchkey");
    try (StsClient client = sdk.sts(credentials(assumed.credentials()))) {
      assertThat(client.getCallerIdentity().arn()).isEqualTo(arn);
      assertThat(client.getCallerIdentity().userId())
          .isEqualTo(assumed.assumedRoleUser().assumedRoleId());
    }
  }

  @Test
  void recordsRoleSessionAndTagsOfBothCalls() {
    // When
    AssumeRoleResponse assumed =
        assume(
            credentials(PLATFORM),
            it ->
                it.roleArn(PLATFORM_ROLE)
                    .roleSessionName("fallback-17")
                    .tags(tag("fallback-id", "fallback-17"), tag("workspace", "")));
    sdk.invoke(credentials(assumed.credentials()));
    sdk.invoke(credentials(PLATFORM));

    // Then
    JsonNode calls = admin.calls("?sessionName=fallback-17");
    assertThat(calls.findValuesAsText("operation")).containsExactly("AssumeRole", "InvokeModel");
    assertThat(calls.findValuesAsText("signer")).containsExactly("LONG_TERM_KEY", "ASSUMED_ROLE");
    assertThat(calls)
        .allSatisfy(
            call -> {
              assertThat(call.get("roleArn").asText()).isEqualTo(PLATFORM_ROLE);
              assertThat(call.get("roleName").asText()).isEqualTo("latchkey-fallback-us-east-1");
              assertThat(call.get("tags").toString())
                  .isEqualTo("{\"fallback-id\":\"fallback-17\",\"workspace\":\"\"}");
              assertThat(call.get("longTermKeyId").asText()).isEqualTo(PLATFORM.accessKeyId());
            });
    assertThat(admin.lastCall().get("roleName").isNull()).isTrue();
    assertThat(admin.lastCall().get("tags").isNull()).isTrue();
    assertThat(admin.calls("?accessKey=" + PLATFORM.accessKeyId())).hasSize(3);
  }

  @Test
  void aPlatformRoleCallsBedrockInItsRegionOnly() {
    // Given
    AwsCredentials session =
        credentials(
            assume(
                    credentials(PLATFORM),
                    it -> it.roleArn(PLATFORM_ROLE).roleSessionName("fallback-17"))
                .credentials());

    // Then
    assertThat(sdk.invoke(session, "us-east-1", SdkClients.HAIKU).body().asUtf8String())
        .contains("\"type\":\"message\"");
    assertThatThrownBy(() -> sdk.invoke(session, "us-west-2", SdkClients.HAIKU))
        .isInstanceOfSatisfying(
            AccessDeniedException.class,
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo(
                        "User: arn:aws:sts::999999999999:assumed-role/latchkey-fallback-us-east-1/fallback-17"
                            + " is not authorized to perform: bedrock:InvokeModel on resource:"
                            + " arn:aws:bedrock:us-west-2:999999999999:inference-profile/"
                            + SdkClients.HAIKU
                            + " because no identity-based policy allows the bedrock:InvokeModel"
                            + " action"));
    assertThat(sdk.invoke(credentials(PLATFORM), "us-west-2", SdkClients.HAIKU)).isNotNull();
  }

  @Test
  void thePlatformHasARoleForEveryRegionItHas() {
    JsonNode platform = admin.json("GET", "/admin/accounts", "").at("/accounts/5");
    List<String> regions =
        platform.get("regions").valueStream().map(JsonNode::asText).sorted().toList();
    assertThat(platform.get("roles").findValuesAsText("name").stream().sorted())
        .containsExactlyElementsOf(
            regions.stream().map(region -> "latchkey-fallback-" + region).toList());
    assertThat(platform.get("roles"))
        .allSatisfy(
            role ->
                assertThat(role.get("name").asText())
                    .isEqualTo("latchkey-fallback-" + role.at("/regions/0").asText()));
  }

  @Test
  void aRoleIsAssumedFromAnotherAccountWithTheExternalId() {
    AssumeRoleResponse assumed =
        assume(
            credentials(PLATFORM),
            it -> it.roleArn(GUARDED_ROLE).roleSessionName("probe").externalId("our-own"));
    assertThat(assumed.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::111111111111:assumed-role/guarded/probe");
    sdk.invoke(credentials(assumed.credentials()));
    assertThat(admin.lastCall().get("account").asText()).isEqualTo("111111111111");
    assertThat(admin.lastCall().get("longTermKeyId").asText()).isEqualTo(PLATFORM.accessKeyId());
  }

  static Stream<Arguments> strangers() {
    return Stream.of(
        argumentSet("unknown role", ACME, request("arn:aws:iam::111111111111:role/nobody")),
        argumentSet("unknown account", ACME, request("arn:aws:iam::000000000000:role/nobody")),
        argumentSet("a role of another account", ACME, request(PLATFORM_ROLE)),
        argumentSet("untrusted", Customer.seeded("acme-staging"), request(GUARDED_ROLE, "our-own")),
        argumentSet("no external id", ACME, request(GUARDED_ROLE)),
        argumentSet("another external id", ACME, request(GUARDED_ROLE, "theirs")));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void refusesStrangersInTheSameWords(Customer caller, AssumeRoleRequest request) {
    assertRefused(
        credentials(caller),
        request,
        403,
        "AccessDenied",
        "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
            .formatted(arn(caller), request.roleArn()));
  }

  private String arn(Customer caller) {
    try (StsClient client = sdk.sts(credentials(caller))) {
      return client.getCallerIdentity().arn();
    }
  }

  static Stream<Arguments> badParameters() {
    String constraint =
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: ";
    return Stream.of(
        bad(
            "session name too short",
            it -> it.roleSessionName("x"),
            constraint.formatted("x", "roleSessionName")
                + "Member must have length greater than or equal to 2"),
        bad(
            "session name with a blank",
            it -> it.roleSessionName("a b"),
            constraint.formatted("a b", "roleSessionName")
                + "Member must satisfy regular expression pattern: [\\w+=,.@-]*"),
        bad(
            "session name missing",
            it -> it.roleSessionName(null),
            "1 validation error detected: Value null at 'roleSessionName' failed to satisfy"
                + " constraint: Member must not be null"),
        bad(
            "too short a time",
            it -> it.durationSeconds(899),
            constraint.formatted("899", "durationSeconds")
                + "Member must have value greater than or equal to 900"),
        bad(
            "too long a time",
            it -> it.durationSeconds(43_201),
            constraint.formatted("43201", "durationSeconds")
                + "Member must have value less than or equal to 43200"),
        bad(
            "longer than the role",
            it -> it.durationSeconds(7_201),
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."),
        bad(
            "no role's ARN",
            it -> it.roleArn("arn:aws:iam::111111111111:user/somebody"),
            "Request ARN is invalid"),
        bad(
            "tag key with a forbidden character",
            it -> it.tags(tag("a#b", "")),
            constraint.formatted("a#b", "tags.1.member.key")
                + "Member must satisfy regular expression pattern:"
                + " [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+"),
        bad(
            "too long a tag",
            it -> it.tags(tag("a", "v".repeat(257))),
            constraint.formatted("v".repeat(257), "tags.1.member.value")
                + "Member must have length less than or equal to 256"),
        bad(
            "a tag twice",
            it -> it.tags(tag("team", "a"), tag("Team", "b")),
            "Duplicate tag keys found. Please note that Tag keys are case insensitive."),
        bad(
            "51 tags",
            it -> it.tags(IntStream.range(0, 51).mapToObj(n -> tag("k" + n, "v")).toList()),
            constraint.formatted("51 tags", "tags")
                + "Member must have length less than or equal to 50"),
        bad(
            "two things at once",
            it -> it.roleSessionName("x").externalId("y"),
            "2 validation errors detected: Value 'x' at 'roleSessionName' failed to satisfy"
                + " constraint: Member must have length greater than or equal to 2; Value 'y' at"
                + " 'externalId' failed to satisfy constraint: Member must have length greater than"
                + " or equal to 2"));
  }

  private static Arguments bad(
      String name, Consumer<AssumeRoleRequest.Builder> change, String message) {
    AssumeRoleRequest.Builder request = request(GUARDED_ROLE, "our-own").toBuilder();
    change.accept(request);
    return argumentSet(name, request.build(), message);
  }

  @ParameterizedTest
  @MethodSource("badParameters")
  void refusesBadParameters(AssumeRoleRequest request, String message) {
    assertRefused(credentials(ACME), request, 400, "ValidationError", message);
  }

  @Test
  void takesFiftyTagsOfTheLargestSize() {
    // Given
    List<Tag> tags =
        IntStream.range(100, 150)
            .mapToObj(number -> tag(number + "k".repeat(125), "v".repeat(256)))
            .toList();

    // When
    AssumeRoleResponse assumed =
        assume(credentials(ACME), request(GUARDED_ROLE, "our-own").toBuilder().tags(tags).build());

    // Then
    assertThat(assumed.packedPolicySize()).isEqualTo(100);
    sdk.invoke(credentials(assumed.credentials()));
    assertThat(admin.lastCall().get("tags")).hasSize(50);
  }

  @Test
  void aRoleAssumesARoleForAnHourAtMost() {
    // Given
    AwsCredentials session =
        credentials(assume(credentials(ACME), request(GUARDED_ROLE, "our-own")).credentials());

    // Then
    assertThat(assume(session, request(GUARDED_ROLE, "our-own")).credentials().expiration())
        .isEqualTo(Instant.ofEpochSecond(clock.instant().getEpochSecond() + 3_600));
    assertRefused(
        session,
        request(GUARDED_ROLE, "our-own").toBuilder().durationSeconds(3_601).build(),
        400,
        "ValidationError",
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
            + " chaining.");
  }

  @Test
  void aSessionOfAUserMayAssumeAndOneOfARoleMayNotGetASessionToken() {
    // Given
    AwsCredentials session;
    try (StsClient client = sdk.sts(credentials(ACME))) {
      session = credentials(client.getSessionToken().credentials());
    }

    // When
    AssumeRoleResponse assumed = assume(session, request(GUARDED_ROLE, "our-own"));

    // Then
    assertThat(admin.lastCall().get("longTermKeyId").asText()).isEqualTo(ACME.accessKeyId());
    try (StsClient client = sdk.sts(credentials(assumed.credentials()))) {
      assertThatThrownBy(client::getSessionToken)
          .isInstanceOfSatisfying(
              StsException.class,
              e ->
                  assertThat(e.awsErrorDetails().errorMessage())
                      .isEqualTo("Cannot call GetSessionToken with session credentials"));
    }
  }

  private void assertRefused(
      AwsCredentials caller, AssumeRoleRequest request, int status, String code, String message) {
    assertThatThrownBy(() -> assume(caller, request))
        .isInstanceOfSatisfying(
            StsException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
            });
  }

  private static AssumeRoleRequest request(String roleArn) {
    return AssumeRoleRequest.builder().roleArn(roleArn).roleSessionName("session").build();
  }

  private static AssumeRoleRequest request(String roleArn, String externalId) {
    return request(roleArn).toBuilder().externalId(externalId).build();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private AssumeRoleResponse assume(
      AwsCredentials caller, Consumer<AssumeRoleRequest.Builder> request) {
    AssumeRoleRequest.Builder builder = AssumeRoleRequest.builder();
    request.accept(builder);
    return assume(caller, builder.build());
  }

  private AssumeRoleResponse assume(AwsCredentials caller, AssumeRoleRequest request) {
    try (StsClient client = sdk.sts(caller)) {
      return client.assumeRole(request);
    }
  }
}
