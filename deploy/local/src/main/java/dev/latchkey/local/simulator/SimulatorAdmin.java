package dev.latchkey.local.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.testkit.simulator.SimulatedFault;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.local.http.JsonApi;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads the simulator's accounts and its record of calls, and scripts what goes wrong in it.
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

  /// The sequence of the latest call of all, 0 before the first.
  public long lastCall() {
    return api.get("/admin/calls?limit=0").orThrow().path("last").asLong();
  }

  /// The calls of an operation, by AWS's name, after the one with this sequence; 10,000 at most.
  public List<JsonNode> calls(String operation, long since) {
    String query = "operation=" + operation + "&since=" + since + "&limit=10000";
    return elements(api.get("/admin/calls?" + query).orThrow().path("calls")).toList();
  }

  /// Adds a fault, in force for the next call.
  public void addFault(SimulatedFault fault) {
    api.post("/admin/faults", WireJson.mapper().valueToTree(fault)).orThrow();
  }

  /// Removes every fault of this name, if there is one.
  public void removeFaults(String name) {
    elements(api.get("/admin/faults").orThrow().path("faults"))
        .filter(fault -> fault.path("name").asText().equals(name))
        .forEach(fault -> api.delete("/admin/faults/" + fault.path("id").asText()).orThrow());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), /* parallel= */ false);
  }
}
