package dev.latchkey.contracts.chassis.vault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.json.WireJson;
import io.github.jopenlibs.vault.response.LogicalResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The `errors` of an answer. They are looked at and never repeated.
record VaultErrors(List<String> texts) {

  private static final String STALE = "check-and-set parameter did not match";
  private static final String UNREADABLE = "unreadable";

  static VaultErrors of(LogicalResponse response) {
    try {
      JsonNode body = WireJson.mapper().readTree(response.getRestResponse().getBody());
      List<String> texts = new ArrayList<>();
      body.path("errors").forEach(error -> texts.add(error.asText()));
      return new VaultErrors(texts);
    } catch (IOException e) {
      return new VaultErrors(List.of(UNREADABLE));
    }
  }

  /// Vault finds nothing wrong: a 404 then means that there is no such document. Anything else in a
  /// 404, such as a missing mount, is no proof of absence.
  boolean isEmpty() {
    return texts.isEmpty();
  }

  /// The check-and-set number was not that of the stored version.
  boolean isStale() {
    return texts.stream().anyMatch(text -> text.contains(STALE));
  }
}
