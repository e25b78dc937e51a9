package dev.latchkey.contracts.wire.vault;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A policy as far as ours use the language: paths with `+` for one segment, and capabilities.
record VaultPolicy(List<Rule> rules) {

  record Rule(String path, Set<String> capabilities) {
    boolean covers(String request) {
      return request.matches(path.replace("+", "[^/]+"));
    }
  }

  private static final Pattern RULE =
      Pattern.compile("path \"([^\"]+)\" \\{\\s+capabilities = \\[([^\\]]*)\\]\\s+\\}");
  private static final Pattern COMMENT = Pattern.compile("(?m)^#.*$");

  /// Reads a policy, and fails when anything is left that it does not understand.
  static VaultPolicy parse(String hcl) {
    String text = COMMENT.matcher(hcl).replaceAll("");
    if (!RULE.matcher(text).replaceAll("").isBlank()) {
      throw new IllegalArgumentException("more than rules: " + hcl);
    }
    return new VaultPolicy(
        RULE.matcher(text)
            .results()
            .map(rule -> new Rule(rule.group(1), capabilities(rule.group(2))))
            .toList());
  }

  private static Set<String> capabilities(String list) {
    return Arrays.stream(list.split(","))
        .map(item -> item.strip().replace("\"", ""))
        .collect(Collectors.toSet());
  }

  /// What may be done at the path of a request to Vault's API.
  Set<String> capabilitiesAt(String request) {
    return rules.stream()
        .filter(rule -> rule.covers(request))
        .flatMap(rule -> rule.capabilities().stream())
        .collect(Collectors.toSet());
  }
}
