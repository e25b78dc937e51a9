package dev.latchkey.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.simulator.AwsSimulator;
import dev.latchkey.simulator.Customer;
import dev.latchkey.simulator.SdkClients;
import dev.latchkey.simulator.SimulatorSettings;
import dev.latchkey.simulator.faults.ErrorCatalogue.Form;
import dev.latchkey.simulator.faults.ErrorCatalogue.Row;
import dev.latchkey.simulator.faults.FaultDocument.EffectDocument;
import dev.latchkey.simulator.faults.FaultDocument.ErrorDocument;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.sts.StsClient;

/// Every row of the error catalogue, as the AWS SDK shows it.
class ErrorRowsTest {

  private static final AwsCredentials ACME =
      SdkClients.credentials(Customer.seeded("acme-production"));

  /// Errors for which the SDK has a class of that name.
  private static final Set<String> MODELED =
      Set.of(
          "AccessDeniedException",
          "ConflictException",
          "InternalServerException",
          "ModelErrorException",
          "ModelNotReadyException",
          "ModelStreamErrorException",
          "ModelTimeoutException",
          "ResourceNotFoundException",
          "ServiceQuotaExceededException",
          "ServiceUnavailableException",
          "ThrottlingException",
          "ValidationException",
          "RegionDisabledException");

  private static AwsSimulator simulator;
  private static SdkClients sdk;

  @BeforeAll
  static void start() {
    simulator = AwsSimulator.start(SimulatorSettings.defaults());
    sdk = new SdkClients(simulator);
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

  static Stream<Arguments> errors() {
    return rows(EnumSet.of(Form.SERVICE, Form.IAM));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void comesOutOfTheSdk(Row row) {
    // Given
    simulator.addFault(FaultDocument.of(EffectDocument.error(row.id())));

    // When
    AwsServiceException exception =
        catchThrowableOfType(AwsServiceException.class, () -> call(row.surface()));

    // Then
    assertThat(exception.statusCode()).isEqualTo(row.status());
    assertThat(exception.awsErrorDetails().errorCode()).isEqualTo(row.code());
    assertThat(exception.awsErrorDetails().errorMessage()).isEqualTo(row.message());
    assertThat(exception.requestId()).isNotBlank();
    if (MODELED.contains(row.code())) {
      assertThat(exception.getClass().getSimpleName()).isEqualTo(row.code());
    }
  }

  static Stream<Arguments> gateways() {
    return rows(EnumSet.of(Form.GATEWAY));
  }

  @ParameterizedTest
  @MethodSource("gateways")
  void aGatewaysErrorHasNoNameAndNoRequestId(Row row) {
    // Given
    simulator.addFault(FaultDocument.of(EffectDocument.error(row.id())));

    // When
    BedrockRuntimeException exception =
        catchThrowableOfType(BedrockRuntimeException.class, () -> call(row.surface()));

    // Then
    assertThat(exception.statusCode()).isEqualTo(row.status());
    assertThat(exception.awsErrorDetails().errorCode()).isNull();
    assertThat(exception.requestId()).isNull();
  }

  @Test
  void anUnknownOperationIsASuccessToTheSdk() {
    // Given
    simulator.addFault(FaultDocument.of(EffectDocument.error("unknown-operation-200")));

    // Then
    assertThat(sdk.invoke(ACME).body().asUtf8String()).contains("UnknownOperationException");
  }

  @Test
  void saysWhenToTryAgain() {
    // Given
    ErrorDocument error = new ErrorDocument("throttle-rate", null, null, null, 7);
    simulator.addFault(
        FaultDocument.of(new EffectDocument(error, null, null, null, null, null, null, null)));

    // When
    AwsServiceException exception =
        catchThrowableOfType(AwsServiceException.class, () -> call("bedrock-runtime"));

    // Then
    assertThat(exception.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Retry-After"))
        .contains("7");
  }

  @Test
  void takesAnErrorThatIsInNoCatalogue() {
    // Given
    ErrorDocument error = new ErrorDocument(null, 418, "TeapotException", "I am one.", null);
    simulator.addFault(
        FaultDocument.of(new EffectDocument(error, null, null, null, null, null, null, null)));

    // When
    AwsServiceException ofBedrock =
        catchThrowableOfType(AwsServiceException.class, () -> call("bedrock-runtime"));
    AwsServiceException ofSts = catchThrowableOfType(AwsServiceException.class, () -> call("sts"));

    // Then
    assertThat(Stream.of(ofBedrock, ofSts))
        .allSatisfy(
            it -> {
              assertThat(it.statusCode()).isEqualTo(418);
              assertThat(it.awsErrorDetails().errorCode()).isEqualTo("TeapotException");
              assertThat(it.awsErrorDetails().errorMessage()).isEqualTo("I am one.");
            });
  }

  @Test
  void aRowConcernsItsOwnServiceOnly() {
    // Given
    simulator.addFault(FaultDocument.of(EffectDocument.error("sts-throttle")));

    // Then
    assertThat(sdk.invoke(ACME).body().asUtf8String()).contains("\"type\":\"message\"");
  }

  private static Stream<Arguments> rows(Set<Form> forms) {
    return ErrorCatalogue.builtIn().rows().stream()
        .filter(row -> forms.contains(row.form()))
        .map(row -> argumentSet(row.id(), row));
  }

  private static void call(String surface) {
    if (surface.equals("sts")) {
      try (StsClient client = sdk.sts(ACME)) {
        client.getSessionToken();
      }
    } else {
      sdk.invoke(ACME);
    }
  }
}
