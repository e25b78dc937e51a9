package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.contracts.wire.admin.AdminEvent;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RunningCredentialService
class WorkspaceModelsTest {

  private static final String HAIKU = "anthropic.claude-haiku-5-5";
  private static final String OPUS = "global.anthropic.claude-opus-5-5";

  @Test
  void areAllWhereNobodyListedAny() {
    // Given
    Customer customer = Customer.known();

    // Then
    customer
        .asOwner()
        .get(path(customer))
        .then()
        .statusCode(200)
        .body("workspaceid", equalTo(customer.workspace().value()))
        .body("models", empty())
        .body("revision", equalTo(1));
    Published.awaitSettings(
        customer.workspace(), settings -> assertThat(settings.models()).isNull());
  }

  @Test
  void areWhatAnOwnerListedLast() {
    // Given
    Customer customer = Customer.known();

    // When
    list(customer, HAIKU, OPUS).statusCode(200).body("models", equalTo(List.of(HAIKU, OPUS)));
    list(customer, OPUS).statusCode(200).body("revision", equalTo(3));

    // Then
    customer.asOwner().get(path(customer)).then().body("models", equalTo(List.of(OPUS)));
    Published.awaitSettings(
        customer.workspace(),
        settings -> {
          assertThat(settings.models()).containsExactly(OPUS);
          assertThat(settings.revision()).isEqualTo(3);
        });
  }

  @Test
  void areAllAgainAfterAnEmptyList() {
    // Given
    Customer customer = Customer.known();
    list(customer, HAIKU);

    // When
    list(customer).statusCode(200).body("models", empty());

    // Then
    Published.awaitSettings(
        customer.workspace(),
        settings -> {
          assertThat(settings.revision()).isEqualTo(3);
          assertThat(settings.models()).isNull();
        });
  }

  @Test
  void tellWhoListedWhatAndNothingOfTheSameListAgain() {
    // Given
    Customer customer = Customer.known();

    // When
    list(customer, HAIKU);
    list(customer, HAIKU).body("revision", equalTo(2));
    list(customer);

    // Then
    FallbackPolicyTest.awaitAdminEvents(
        customer,
        events ->
            assertThat(events)
                .containsExactly(
                    listed(customer, List.of(), List.of(HAIKU)),
                    listed(customer, List.of(HAIKU), List.of())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {}                                                     | models must be a list
          {"models":null}                                        | models must be a list
          {"models":"anthropic.claude-haiku-5-5"}                | models must be a list
          {"models":[7]}                                         | models[0] is not the id
          {"models":["anthropic.claude-haiku-5-5",""]}           | models[1] is not the id
          {"models":["mars.anthropic.claude-haiku-5-5"]}         | models[0] is not the id
          {"models":["auto"]}                                    | models[0] is not the id
          {"models":["arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-haiku-5-5"]} | models[0] is not the id
          {"models":["anthropic.claude-haiku-5-5","anthropic.claude-haiku-5-5"]} | models[1] is not the id
          {"models":[],"colour":"red"}                           | unknown field 'colour'
          []                                                     | not a JSON object
          """)
  void areRefusedByName(String body, String message) {
    // Given
    Customer customer = Customer.known();

    // Then
    customer
        .asOwner()
        .body(body)
        .put(path(customer))
        .then()
        .statusCode(400)
        .body("code", equalTo("REQUEST_MALFORMED"))
        .body("message", containsString(message));
    customer.asOwner().get(path(customer)).then().body("revision", equalTo(1));
  }

  @Test
  void areAtMostSixtyFour() {
    // Given
    Customer customer = Customer.known();

    // Then
    customer
        .asOwner()
        .body("{\"models\":[" + String.join(",", Collections.nCopies(65, "\"x\"")) + "]}")
        .put(path(customer))
        .then()
        .statusCode(400)
        .body("message", equalTo("models must be a list of at most 64 ids."));
  }

  private static AdminEvent listed(Customer customer, List<String> before, List<String> after) {
    return new AdminEvent.ModelsListed(
        "somebody", customer.workspace(), customer.org(), before, after);
  }

  private static ValidatableResponse list(Customer customer, String... models) {
    String ids = models.length == 0 ? "" : "\"" + String.join("\",\"", models) + "\"";
    return customer.asOwner().body("{\"models\":[" + ids + "]}").put(path(customer)).then();
  }

  private static String path(Customer customer) {
    return customer.workspacePath() + "/models";
  }
}
