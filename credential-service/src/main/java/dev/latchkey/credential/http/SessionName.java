package dev.latchkey.credential.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a request that confirms a session's use of the platform's credential.
@Schema(name = "FallbackConfirmationRequest")
record SessionName(
    @Schema(
            required = true,
            minLength = 1,
            maxLength = LONGEST,
            description =
                "The session, as the requests' header ce_sessionid or their grant names it")
        String sessionid) {

  /// The longest name of a session that is taken, in characters.
  static final int LONGEST = 1024;

  private static final String FIELD = "sessionid";

  /// Reads the body. The reason of a failure names the field at fault.
  static Parsed<SessionName> read(byte[] json) {
    return JsonBody.read(json, Set.of(FIELD))
        .flatMap(
            body -> {
              JsonNode value = body.get(FIELD);
              return value == null || value.isTextual()
                  ? of(value == null ? null : value.textValue())
                  : new Parsed.Invalid<>("sessionid must be a text.");
            });
  }

  /// Checks a name; null stands for one that was left out.
  static Parsed<SessionName> of(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return new Parsed.Invalid<>("sessionid is missing.");
    }
    return name.length() <= LONGEST
        ? new Parsed.Ok<>(new SessionName(name))
        : new Parsed.Invalid<>("sessionid is longer than " + LONGEST + " characters.");
  }
}
