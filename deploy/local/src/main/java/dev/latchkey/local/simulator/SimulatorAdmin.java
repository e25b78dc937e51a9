package dev.latchkey.local.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.http.JsonApi;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Reads the simulator's accounts and its record of calls.
public final class SimulatorAdmin {
  private final JsonApi api;

  /// @param address where the simulator's administration is
  public SimulatorAdmin(URI address) {
    this.api = new JsonApi(address);
  }

  /// The accounts as the simulator tells them.
  public JsonNode accountsDocument() {
    return api.get("/admin/accounts").orThrow();
  }

  /// Every active access key with its account.
  public List<SimulatedAccount> accounts() {
    return elements(accountsDocument().path("accounts"))
        .flatMap(account -> SimulatedAccount.allOf(account).stream())
        .toList();
  }

  /// The call that AWS gave this request id, if there was one.
  public Optional<JsonNode> call(String awsRequestId) {
    return elements(
            api.get("/admin/calls?operation=InvokeModel&limit=10000").orThrow().path("calls"))
        .filter(call -> call.path("requestId").asText().equals(awsRequestId))
        .findFirst();
  }

  private static java.util.stream.Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), /* parallel= */ false);
  }
}
