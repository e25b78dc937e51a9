package dev.latchkey.credential.http;

import static dev.latchkey.contracts.wire.error.ErrorCode.KEY_KIND_UNSUPPORTED;
import static dev.latchkey.contracts.wire.error.ErrorCode.REGION_UNKNOWN;
import static dev.latchkey.contracts.wire.error.ErrorCode.REQUEST_MALFORMED;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.secret.SecretText;
import org.jspecify.annotations.Nullable;

/// What a person typed into the form for an access key, checked. No message ever repeats what was
/// typed: people paste the secret into the wrong field.
sealed interface AccessKeyForm {

  /// The longest secret that is taken, in characters. AWS's have 40 today.
  int LONGEST_SECRET = 256;

  /// A well-formed key, not yet tested.
  ///
  /// @param region the region that was asked for; null to take the workspace's own
  record Complete(AccessKeyId accessKeyId, SecretText secretAccessKey, @Nullable Region region)
      implements AccessKeyForm {}

  /// The form cannot be taken.
  record Refused(ErrorObject error) implements AccessKeyForm {}

  /// Checks the fields; null stands for a field that was left out.
  static AccessKeyForm read(
      @Nullable SecretText accessKeyId, @Nullable SecretText secret, @Nullable String region) {
    if (accessKeyId == null || accessKeyId.isEmpty()) {
      return refused(REQUEST_MALFORMED, "accessKeyId is missing.");
    }
    if (!(AccessKeyId.parse(accessKeyId.reveal()) instanceof Parsed.Ok<AccessKeyId>(var id))) {
      return refused(
          REQUEST_MALFORMED,
          "accessKeyId is not an AWS access key id: AKIA followed by capital letters and digits.");
    }
    if (!id.isLongTerm()) {
      return refused(
          KEY_KIND_UNSUPPORTED,
          "accessKeyId belongs to a temporary key (ASIA…), which cannot be renewed.");
    }
    SecretText given = secret == null ? SecretText.of("") : secret;
    String complaint = complaint(given.reveal());
    return complaint == null
        ? withRegion(id, given, region)
        : refused(REQUEST_MALFORMED, "secretAccessKey " + complaint);
  }

  private static AccessKeyForm withRegion(
      AccessKeyId id, SecretText secret, @Nullable String region) {
    if (region == null) {
      return new Complete(id, secret, null);
    }
    return switch (Region.parse(region)) {
      case Parsed.Ok<Region>(Region known) -> new Complete(id, secret, known);
      case Parsed.Invalid<Region> _ ->
          refused(REGION_UNKNOWN, "region is not an AWS region that Latchkey knows.");
    };
  }

  /// What is wrong with a secret; null when nothing is.
  private static @Nullable String complaint(String secret) {
    if (secret.isEmpty()) {
      return "is missing.";
    }
    if (secret.length() > LONGEST_SECRET) {
      return "is longer than " + LONGEST_SECRET + " characters.";
    }
    if (secret.chars().anyMatch(Character::isWhitespace)) {
      return "contains a space or a line break; paste it without.";
    }
    boolean printable = secret.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
    return printable ? null : "contains a character that no AWS secret has.";
  }

  private static AccessKeyForm refused(ErrorCode code, String message) {
    return new Refused(ErrorObject.of(code, message));
  }
}
