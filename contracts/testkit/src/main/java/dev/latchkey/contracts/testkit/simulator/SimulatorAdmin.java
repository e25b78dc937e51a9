package dev.latchkey.contracts.testkit.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The simulator's admin interface (`openapi.yaml` of the simulator), as far as tests need it.
///
/// @param address the admin interface's address without a path
public record SimulatorAdmin(URI address) {
  private static final int MOST_CALLS = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Creates a customer's account with a random id, every region and every model, and returns its
  /// only key.
  ///
  /// @param name 1 to 64 letters, digits and hyphens
  public SimulatedKey createAccount(String name) {
    JsonNode account = call("POST", "/admin/accounts", "{\"name\":\"" + name + "\"}");
    JsonNode key = account.path("users").path(0).path("accessKeys").path(0);
    return new SimulatedKey(
        account.path("id").asText(),
        key.path("id").asText(),
        SecretText.of(key.path("secret").asText()));
  }

  /// Deactivates a key, as its owner would in IAM. Sessions minted from it stay valid, as at AWS.
  public void deactivate(SimulatedKey key) {
    call("POST", "/admin/access-keys/" + key.accessKeyId() + "/deactivate", "");
  }

  /// Activates the key again.
  public void activate(SimulatedKey key) {
    call("POST", "/admin/access-keys/" + key.accessKeyId() + "/activate", "");
  }

  /// Deletes a key.
  public void delete(SimulatedKey key) {
    call("DELETE", "/admin/access-keys/" + key.accessKeyId(), "");
  }

  /// Adds a role to an account.
  ///
  /// @param account the account's id
  /// @return the role's ARN
  public String addRole(String account, SimulatedRole role) {
    call("POST", "/admin/accounts/" + account + "/roles", json(role));
    return "arn:aws:iam::" + account + ":role/" + role.name();
  }

  /// Adds a fault, in force for the next call, and returns its id.
  public String addFault(SimulatedFault fault) {
    return call("POST", "/admin/faults", json(fault)).path("id").asText();
  }

  /// How often the fault of this id applied so far.
  ///
  /// @throws IllegalStateException when there is no such fault
  public long timesApplied(String faultId) {
    JsonNode faults = call("GET", "/admin/faults", "").path("faults");
    return StreamSupport.stream(faults.spliterator(), /* parallel= */ false)
        .filter(fault -> fault.path("id").asText().equals(faultId))
        .mapToLong(fault -> fault.path("applied").asLong())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no fault " + faultId));
  }

  /// Removes a fault; calls that hang by it end.
  public void removeFault(String faultId) {
    call("DELETE", "/admin/faults/" + faultId, "");
  }

  /// Removes every fault; calls that hang end.
  public void clearFaults() {
    call("DELETE", "/admin/faults", "");
  }

  /// An account as the simulator tells it, with its secrets.
  Optional<JsonNode> account(String id) {
    JsonNode accounts = call("GET", "/admin/accounts", "").path("accounts");
    return StreamSupport.stream(accounts.spliterator(), /* parallel= */ false)
        .filter(account -> account.path("id").asText().equals(id))
        .findFirst();
  }

  /// The calls that this account's keys and sessions signed, oldest first.
  public List<SimulatedCall> callsOf(String account) {
    return calls(CallFilter.everything().account(account));
  }

  /// All calls, oldest first.
  public List<SimulatedCall> calls() {
    return calls(CallFilter.everything());
  }

  /// The calls that the filter admits, oldest first.
  ///
  /// @throws IllegalStateException when there are more than 10,000, which one answer does not hold
  public List<SimulatedCall> calls(CallFilter filter) {
    JsonNode answer = call("GET", "/admin/calls?limit=" + MOST_CALLS + "&" + filter.query(), "");
    if (answer.path("matched").asInt() > MOST_CALLS) {
      throw new IllegalStateException("More than " + MOST_CALLS + " calls: narrow the filter");
    }
    return StreamSupport.stream(answer.path("calls").spliterator(), /* parallel= */ false)
        .map(call -> JSON.convertValue(call, SimulatedCall.class))
        .toList();
  }

  /// How many calls the filter admits.
  public int count(CallFilter filter) {
    return call("GET", "/admin/calls?limit=0&" + filter.query(), "").path("matched").asInt();
  }

  /// The sequence of the latest call of all, 0 before the first; for [CallFilter#since].
  public long lastSequence() {
    return call("GET", "/admin/calls?limit=0", "").path("last").asLong();
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The records of this package can be written", e);
    }
  }

  private JsonNode call(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            "The simulator answers %d to %s %s: %s"
                .formatted(
                    response.statusCode(), method, path, new String(response.body(), UTF_8)));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("No answer from the simulator at " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the simulator", e);
    }
  }
}
