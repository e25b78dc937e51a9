package dev.latchkey.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.net.URI;
import java.util.stream.StreamSupport;

/// The access key of a customer's account, taken from `./latchkey simulator accounts --json`.
///
/// @param account the account's id
/// @param accessKeyId the key
/// @param secret its secret
record CustomerKey(String account, String accessKeyId, SecretText secret) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static CustomerKey ofAccount(RunningStack stack, String name) {
    JsonNode account =
        StreamSupport.stream(accounts(stack).spliterator(), /* parallel= */ false)
            .filter(candidate -> candidate.path("name").asText().equals(name))
            .findFirst()
            .orElseThrow();
    JsonNode key = account.path("users").path(0).path("accessKeys").path(0);
    return new CustomerKey(
        account.path("id").asText(),
        key.path("id").asText(),
        SecretText.of(key.path("secret").asText()));
  }

  /// The body that saves it.
  String toJson(String region) {
    return toJson(region, secret);
  }

  /// The body that saves it with another secret.
  String toJson(String region, SecretText other) {
    return JSON.createObjectNode()
        .put("accessKeyId", accessKeyId)
        .put("secretAccessKey", other.reveal())
        .put("region", region)
        .toString();
  }

  /// Where a workspace's key is saved.
  static URI address(URI credentialService, String workspace) {
    return credentialService.resolve("/v1/workspaces/" + workspace + "/byok/access-key");
  }

  private static JsonNode accounts(RunningStack stack) {
    String output = stack.latchkey().run("simulator", "accounts", "--json").output();
    try {
      return JSON.readTree(output).path("accounts");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + output, e);
    }
  }
}
