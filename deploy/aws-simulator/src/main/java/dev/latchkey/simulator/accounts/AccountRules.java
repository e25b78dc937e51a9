package dev.latchkey.simulator.accounts;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import dev.latchkey.simulator.accounts.AccountDocument.KeyDocument;
import dev.latchkey.simulator.accounts.AccountDocument.UserDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns an [AccountDocument] into an [Account]: fills in what was left out and refuses what AWS
/// could not have. Left out: a random id, all regions, every model, one user `latchkey` with one
/// new key, no roles.
public final class AccountRules {

  private static final String DEFAULT_USER = "latchkey";
  private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");
  static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
  private static final Pattern ACCESS_KEY_ID = Pattern.compile("AKIA[A-Z0-9]{16}");

  private final SortedSet<String> regions;
  private final SortedSet<String> models;
  private final RoleRules roles;

  /// @param regions regions that exist
  /// @param models base model ids that exist
  public AccountRules(Collection<String> regions, Collection<String> models) {
    this.regions = new TreeSet<>(regions);
    this.models = new TreeSet<>(models);
    this.roles = new RoleRules(this.regions);
  }

  /// What a document turned out to be.
  public sealed interface Reading {

    /// A good one.
    record Good(Account account) implements Reading {}

    /// Not good; each problem is a sentence for the writer.
    record Bad(List<String> problems) implements Reading {

      public Bad {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Reads a document; finds all its problems at once.
  public Reading read(AccountDocument document) {
    List<String> problems = new ArrayList<>();
    Account account = account(document, problems);
    return problems.isEmpty() ? new Reading.Good(account) : new Reading.Bad(problems);
  }

  /// The problems with a set of models; empty when all of them exist.
  public List<String> problemsOfModels(Collection<String> wanted) {
    return wanted.stream()
        .filter(model -> !model.equals(Account.EVERY_MODEL) && !models.contains(model))
        .map("model %s is not in the catalog; use base model ids or \"*\""::formatted)
        .toList();
  }

  /// The rules of its roles.
  public RoleRules roles() {
    return roles;
  }

  private Account account(AccountDocument document, List<String> problems) {
    String id = requireNonNullElseGet(document.id(), Identifiers::newAccountId);
    check(ACCOUNT_ID, id, "account id %s must be twelve digits", problems);
    String name = requireNonNullElse(document.name(), "");
    check(NAME, name, "account name '%s' must have 1 to 64 of A-Za-z0-9_+=,.@-", problems);
    Set<String> enabled = requireNonNullElse(document.regions(), regions);
    enabled.stream()
        .filter(region -> !regions.contains(region))
        .forEach(region -> problems.add("region %s does not exist".formatted(region)));
    Set<String> granted = requireNonNullElse(document.models(), Set.of(Account.EVERY_MODEL));
    problems.addAll(problemsOfModels(granted));
    List<UserDocument> users =
        requireNonNullElse(document.users(), List.of(new UserDocument(DEFAULT_USER, null)));
    return new Account(
        id,
        name,
        new TreeSet<>(enabled),
        new TreeSet<>(granted),
        users.stream().map(user -> user(user, problems)).toList(),
        roles(id, requireNonNullElse(document.roles(), List.of()), problems));
  }

  private List<IamRole> roles(
      String accountId, List<AccountDocument.RoleDocument> documents, List<String> problems) {
    List<IamRole> read =
        documents.stream().map(document -> roles.role(accountId, document, problems)).toList();
    if (read.stream().map(IamRole::name).distinct().count() < read.size()) {
      problems.add("two roles of account %s have the same name".formatted(accountId));
    }
    return read;
  }

  private static IamUser user(UserDocument document, List<String> problems) {
    String name = requireNonNullElse(document.name(), "");
    check(NAME, name, "user name '%s' must have 1 to 64 of A-Za-z0-9_+=,.@-", problems);
    List<KeyDocument> keys =
        requireNonNullElse(document.accessKeys(), List.of(new KeyDocument(null, null, null)));
    if (keys.size() > IamUser.MOST_ACCESS_KEYS) {
      problems.add("user %s has more than two access keys".formatted(name));
    }
    return new IamUser(name, keys.stream().map(key -> key(key, problems)).toList());
  }

  private static AccessKey key(KeyDocument document, List<String> problems) {
    String id = requireNonNullElseGet(document.id(), Identifiers::newAccessKeyId);
    check(ACCESS_KEY_ID, id, "access key id %s must be AKIA and 16 of A-Z0-9", problems);
    @Nullable SecretKey given = document.secret();
    if (given != null && given.reveal().isBlank()) {
      problems.add("the secret of access key %s is empty".formatted(id));
    }
    return new AccessKey(
        id,
        requireNonNullElseGet(given, Identifiers::newSecret),
        requireNonNullElse(document.active(), true));
  }

  static void check(Pattern pattern, String value, String problem, List<String> problems) {
    if (!pattern.matcher(value).matches()) {
      problems.add(problem.formatted(value));
    }
  }
}
