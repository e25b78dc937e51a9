package dev.latchkey.simulator.sts;

import static java.util.Objects.requireNonNull;

import dev.latchkey.simulator.accounts.AssumedRole;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.operation.Operation.AssumeRole;
import dev.latchkey.simulator.operation.SessionTag;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A well-formed request for a role's session; whether the caller may have it is another question.
///
/// @param accountId account in the role's ARN
record RoleRequest(
    String roleArn,
    String accountId,
    AssumedRole role,
    @Nullable String externalId,
    Duration duration) {

  private static final Pattern ANYTHING = Pattern.compile("[\\s\\S]*");
  private static final Pattern ROLE_ARN = Pattern.compile("arn:aws:iam::(\\d{12}):role/(.+)");
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]*");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:\\/-]*");
  private static final Pattern TAG_KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");
  private static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
  private static final int MOST_TAGS = 50;

  /// What a request turned out to be.
  sealed interface Reading {

    /// Well-formed.
    record Good(RoleRequest request) implements Reading {}

    /// Not well-formed.
    record Bad(AwsError error) implements Reading {}
  }

  /// Reads a request.
  static Reading read(AssumeRole wish) {
    Optional<AwsError> problem = problem(wish);
    if (problem.isPresent()) {
      return new Reading.Bad(problem.get());
    }
    String roleArn = requireNonNull(wish.roleArn());
    Matcher arn = ROLE_ARN.matcher(roleArn);
    if (!arn.matches()) {
      return invalid("Request ARN is invalid");
    }
    SortedMap<String, String> tags = tags(wish.tags());
    if (tags.keySet().stream().map(key -> key.toLowerCase(Locale.ROOT)).distinct().count()
        < wish.tags().size()) {
      return invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }
    AssumedRole role =
        new AssumedRole(
            arn.group(2), requireNonNull(wish.roleSessionName()), tags, wish.sourceIdentity());
    return switch (SessionDuration.read(wish.durationSeconds(), SessionDuration.Bounds.OF_ROLE)) {
      case SessionDuration.Refused(AwsError error) -> new Reading.Bad(error);
      case SessionDuration.Accepted(Duration duration) ->
          new Reading.Good(
              new RoleRequest(roleArn, arn.group(1), role, wish.externalId(), duration));
    };
  }

  private static Reading invalid(String message) {
    return new Reading.Bad(new AwsError(400, "ValidationError", message));
  }

  private static Optional<AwsError> problem(AssumeRole wish) {
    Constraints constraints = new Constraints();
    constraints.required(wish.roleArn(), "roleArn", 20, 2_048, ANYTHING);
    constraints.required(wish.roleSessionName(), "roleSessionName", 2, 64, NAME);
    constraints.optional(wish.externalId(), "externalId", 2, 1_224, EXTERNAL_ID);
    constraints.optional(wish.sourceIdentity(), "sourceIdentity", 2, 64, NAME);
    List<SessionTag> tags = wish.tags();
    if (tags.size() > MOST_TAGS) {
      constraints.violate(
          tags.size() + " tags",
          "tags",
          "Member must have length less than or equal to " + MOST_TAGS);
    }
    for (int index = 0; index < tags.size(); index++) {
      String member = "tags.%d.member.".formatted(index + 1);
      constraints.required(tags.get(index).key(), member + "key", 1, 128, TAG_KEY);
      constraints.required(tags.get(index).value(), member + "value", 0, 256, TAG_VALUE);
    }
    return constraints.error();
  }

  private static SortedMap<String, String> tags(List<SessionTag> tags) {
    SortedMap<String, String> byKey = new TreeMap<>();
    tags.forEach(tag -> byKey.put(requireNonNull(tag.key()), requireNonNull(tag.value())));
    return byKey;
  }
}
