package dev.latchkey.simulator.accounts;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import dev.latchkey.simulator.accounts.AccountDocument.RoleDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns a [RoleDocument] into an [IamRole]: fills in what was left out and refuses what AWS could
/// not have. Left out: it trusts its own account, asks for no external id, lasts an hour at most,
/// and calls Bedrock everywhere.
public final class RoleRules {

  private static final Pattern TRUSTED =
      Pattern.compile("arn:aws:iam::\\d{12}:(root|user/[\\w+=,.@-]{1,64})");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
  private static final int SHORTEST_MAXIMUM = 3_600;
  private static final int LONGEST_MAXIMUM = 43_200;

  private final SortedSet<String> regions;

  RoleRules(SortedSet<String> regions) {
    this.regions = regions;
  }

  /// What a document turned out to be.
  public sealed interface Reading {

    /// A good one.
    record Good(IamRole role) implements Reading {}

    /// Not good; each problem is a sentence for the writer.
    record Bad(List<String> problems) implements Reading {

      public Bad {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Reads a document; finds all its problems at once.
  public Reading read(String accountId, RoleDocument document) {
    List<String> problems = new ArrayList<>();
    IamRole role = role(accountId, document, problems);
    return problems.isEmpty() ? new Reading.Good(role) : new Reading.Bad(problems);
  }

  IamRole role(String accountId, RoleDocument document, List<String> problems) {
    String name = requireNonNullElse(document.name(), "");
    AccountRules.check(
        AccountRules.NAME, name, "role name '%s' must have 1 to 64 of A-Za-z0-9_+=,.@-", problems);
    List<String> trusted =
        requireNonNullElseGet(
            document.trustedPrincipals(),
            () -> List.of("arn:aws:iam::%s:root".formatted(accountId)));
    trusted.forEach(
        arn ->
            AccountRules.check(
                TRUSTED,
                arn,
                "trusted principal %s is no ARN of a user or account root",
                problems));
    @Nullable String externalId = document.externalId();
    if (externalId != null) {
      AccountRules.check(
          EXTERNAL_ID, externalId, "external id '%s' must have 2 to 1224 of \\w+=,.@:/-", problems);
    }
    return new IamRole(
        name, trusted, externalId, maximum(document, problems), regions(document, problems));
  }

  private static int maximum(RoleDocument document, List<String> problems) {
    int maximum = requireNonNullElse(document.maxSessionSeconds(), SHORTEST_MAXIMUM);
    if (maximum < SHORTEST_MAXIMUM || maximum > LONGEST_MAXIMUM) {
      problems.add("maxSessionSeconds is %d; it must be 3600 to 43200".formatted(maximum));
    }
    return maximum;
  }

  private @Nullable SortedSet<String> regions(RoleDocument document, List<String> problems) {
    @Nullable Set<String> wanted = document.regions();
    if (wanted == null) {
      return null;
    }
    wanted.stream()
        .filter(region -> !regions.contains(region))
        .forEach(region -> problems.add("region %s does not exist".formatted(region)));
    return new TreeSet<>(wanted);
  }
}
