package dev.latchkey.simulator.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.simulator.models.InferenceProfile;
import dev.latchkey.simulator.operation.Operation.ListInferenceProfiles;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One page of a list of profiles. The token of the next page is the last id of this one, so a page
/// does not shift when profiles come or go.
sealed interface ProfilePage {

  /// Most profiles of a page, and as many as a request gets that does not say.
  int MOST = 1_000;

  /// A page.
  ///
  /// @param nextToken present when there is more
  record Page(List<InferenceProfile> profiles, Optional<String> nextToken) implements ProfilePage {}

  /// The request's parameters are not acceptable.
  record Refused(String message) implements ProfilePage {}

  /// Cuts the page a request wishes.
  ///
  /// @param all profiles in the order of their ids
  static ProfilePage of(ListInferenceProfiles wish, List<InferenceProfile> all) {
    @Nullable String type = wish.type();
    if (type != null && !type.equals("SYSTEM_DEFINED") && !type.equals("APPLICATION")) {
      return constraint(
          type, "typeEquals", "satisfy enum value set: [SYSTEM_DEFINED, APPLICATION]");
    }
    @Nullable String maxResults = wish.maxResults();
    int size = maxResults == null ? MOST : parse(maxResults);
    if (maxResults != null && size < 1) {
      return constraint(maxResults, "maxResults", "have value greater than or equal to 1");
    }
    if (maxResults != null && size > MOST) {
      return constraint(maxResults, "maxResults", "have value less than or equal to 1000");
    }
    @Nullable String token = wish.nextToken();
    String after = token == null ? "" : decode(token);
    if (token != null && after.isEmpty()) {
      return new Refused("The provided nextToken is invalid.");
    }
    List<InferenceProfile> wanted = "APPLICATION".equals(type) ? List.of() : all;
    return page(wanted.stream().filter(it -> it.id().compareTo(after) > 0).toList(), size);
  }

  private static ProfilePage page(List<InferenceProfile> rest, int size) {
    if (rest.size() <= size) {
      return new Page(rest, Optional.empty());
    }
    List<InferenceProfile> page = rest.subList(0, size);
    String last = page.getLast().id();
    return new Page(page, Optional.of(Base64.getUrlEncoder().encodeToString(last.getBytes(UTF_8))));
  }

  private static ProfilePage constraint(String value, String member, String constraint) {
    return new Refused(
        ("1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must"
                + " %s")
            .formatted(value, member, constraint));
  }

  private static int parse(String number) {
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
