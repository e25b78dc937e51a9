package dev.latchkey.local.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.util.List;
import java.util.stream.StreamSupport;

/// A customer's AWS account in the simulator, with its first active access key.
///
/// @param id twelve digits
/// @param name what the simulator calls it
/// @param regions where it may call
/// @param user whose access key it is
/// @param accessKeyId the key
/// @param secretAccessKey its secret
public record SimulatedAccount(
    String id,
    String name,
    List<String> regions,
    String user,
    String accessKeyId,
    SecretText secretAccessKey) {

  public SimulatedAccount {
    regions = List.copyOf(regions);
  }

  static List<SimulatedAccount> allOf(JsonNode account) {
    return elements(account.path("users"))
        .flatMap(
            user ->
                elements(user.path("accessKeys"))
                    .filter(key -> key.path("active").asBoolean(true))
                    .map(key -> of(account, user, key)))
        .toList();
  }

  private static SimulatedAccount of(JsonNode account, JsonNode user, JsonNode key) {
    return new SimulatedAccount(
        account.path("id").asText(),
        account.path("name").asText(),
        elements(account.path("regions")).map(JsonNode::asText).toList(),
        user.path("name").asText(),
        key.path("id").asText(),
        SecretText.of(key.path("secret").asText()));
  }

  private static java.util.stream.Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), /* parallel= */ false);
  }
}
