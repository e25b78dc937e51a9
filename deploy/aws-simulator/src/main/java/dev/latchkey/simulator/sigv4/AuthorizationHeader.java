package dev.latchkey.simulator.sigv4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An `Authorization` header, read but not yet believed.
public sealed interface AuthorizationHeader {

  /// There is none.
  record Absent() implements AuthorizationHeader {}

  /// A bearer token, which Bedrock takes for an API key.
  record Bearer(boolean hasApiKeyPrefix) implements AuthorizationHeader {}

  /// Not a complete Signature Version 4 authorization.
  ///
  /// @param problems AWS's sentences, one for each thing that is wrong
  record Incomplete(List<String> problems) implements AuthorizationHeader {

    public Incomplete {
      problems = List.copyOf(problems);
    }
  }

  /// A complete one.
  ///
  /// @param signedHeaders lower case names in the order given
  record Signed(CredentialScope scope, List<String> signedHeaders, String signature)
      implements AuthorizationHeader {

    public Signed {
      signedHeaders = List.copyOf(signedHeaders);
    }
  }

  /// Reads the header's value, `null` when the request has none.
  static AuthorizationHeader parse(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return new Absent();
    }
    if (value.regionMatches(true, 0, "Bearer ", 0, 7)) {
      String token = value.substring(7).strip();
      return new Bearer(token.startsWith("bedrock-api-key-") || token.startsWith("ABSK"));
    }
    int space = value.strip().indexOf(' ');
    String algorithm = space < 0 ? value.strip() : value.strip().substring(0, space);
    if (algorithm.startsWith("AWS4-") && !algorithm.equals(Signature.ALGORITHM)) {
      return new Incomplete(
          List.of(
              "Unsupported AWS 'algorithm': '%s' (only AWS4-HMAC-SHA256 for now)."
                  .formatted(algorithm)));
    }
    return signed(space < 0 ? Map.of() : parameters(value.strip().substring(space + 1)));
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new HashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parameters.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    return parameters;
  }

  private static AuthorizationHeader signed(Map<String, String> parameters) {
    String credential = parameters.getOrDefault("Credential", "");
    String signature = parameters.getOrDefault("Signature", "");
    String signedHeaders = parameters.getOrDefault("SignedHeaders", "");
    List<String> problems = new ArrayList<>();
    require("Credential", credential, problems);
    require("Signature", signature, problems);
    require("SignedHeaders", signedHeaders, problems);
    String[] elements = credential.split("/", -1);
    if (!credential.isEmpty() && elements.length != 5) {
      problems.add(
          "Credential must have exactly 5 slash-delimited elements, e.g."
              + " keyid/date/region/service/term, got '%s'".formatted(credential));
    }
    if (!problems.isEmpty()) {
      return new Incomplete(problems);
    }
    return new Signed(
        new CredentialScope(elements[0], elements[1], elements[2], elements[3], elements[4]),
        List.of(signedHeaders.toLowerCase(Locale.ROOT).split(";", -1)),
        signature);
  }

  private static void require(String name, String value, List<String> problems) {
    if (value.isEmpty()) {
      problems.add("Authorization header requires '%s' parameter.".formatted(name));
    }
  }
}
