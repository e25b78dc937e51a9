package dev.latchkey.contracts.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.stream.StreamSupport;

/// The simulator's admin interface (`openapi.yaml` of the simulator), as far as tests need it.
///
/// @param address the admin interface's address without a path
public record SimulatorAdmin(URI address) {
  private static final ObjectMapper JSON = new ObjectMapper();
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

  /// The calls that this account's keys and sessions signed, oldest first.
  public List<SimulatedCall> callsOf(String account) {
    return calls("?account=" + account);
  }

  /// All calls, oldest first.
  public List<SimulatedCall> calls() {
    return calls("");
  }

  private List<SimulatedCall> calls(String query) {
    JsonNode calls = call("GET", "/admin/calls" + query, "").path("calls");
    return StreamSupport.stream(calls.spliterator(), /* parallel= */ false)
        .map(call -> JSON.convertValue(call, SimulatedCall.class))
        .toList();
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
            "The simulator answers " + response.statusCode() + " to " + method + " " + path);
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
