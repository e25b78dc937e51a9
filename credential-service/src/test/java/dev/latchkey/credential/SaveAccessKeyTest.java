package dev.latchkey.credential;

import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

@RunningCredentialService
class SaveAccessKeyTest {

  @Test
  void answersWithWhatIsInUseAndNoSecret() {
    // Given
    Customer customer = Customer.known();

    // When
    var answer = customer.save();

    // Then
    answer
        .statusCode(200)
        .body("state", equalTo("active"))
        .body("workspaceId", equalTo(customer.workspace().value()))
        .body("region", equalTo("eu-central-1"))
        .body("version", equalTo(1));
  }
}
