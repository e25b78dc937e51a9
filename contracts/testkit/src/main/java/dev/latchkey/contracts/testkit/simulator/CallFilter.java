package dev.latchkey.contracts.testkit.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which calls of the simulator's record a test wants to see; what is not named does not restrict.
///
/// @param criteria the query parameters of `GET /admin/calls`
public record CallFilter(Map<String, String> criteria) {

  public CallFilter {
    criteria = Map.copyOf(criteria);
  }

  /// Every call.
  public static CallFilter everything() {
    return new CallFilter(Map.of());
  }

  /// Only calls whose key belongs to this account.
  public CallFilter account(String account) {
    return with("account", account);
  }

  /// Only calls signed by this long-term key, or by a session that goes back to it.
  public CallFilter accessKey(String accessKeyId) {
    return with("accessKey", accessKeyId);
  }

  /// Only calls of this operation, by AWS's name.
  public CallFilter operation(String operation) {
    return with("operation", operation);
  }

  /// Only calls signed for this region.
  public CallFilter region(String region) {
    return with("region", region);
  }

  /// Only calls for this model or profile, as requested.
  public CallFilter model(String model) {
    return with("model", model);
  }

  /// Only calls signed by a role session of this name, and the AssumeRole calls that ask for it.
  public CallFilter sessionName(String sessionName) {
    return with("sessionName", sessionName);
  }

  /// Only calls after the one with this sequence.
  public CallFilter since(long sequence) {
    return with("since", Long.toString(sequence));
  }

  private CallFilter with(String name, String value) {
    Map<String, String> more = new TreeMap<>(criteria);
    more.put(name, value);
    return new CallFilter(more);
  }

  String query() {
    return criteria.entrySet().stream()
        .map(criterion -> criterion.getKey() + "=" + URLEncoder.encode(criterion.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
