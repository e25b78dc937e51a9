package dev.latchkey.simulator.accounts;

import dev.latchkey.simulator.accounts.AccountChange.Changed;
import dev.latchkey.simulator.accounts.AccountChange.Conflict;
import dev.latchkey.simulator.accounts.AccountChange.NotFound;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/// All accounts the simulator plays, in memory. Readers see one consistent state and never wait;
/// changes are applied one after the other. Safe for concurrent use.
public final class AccountDirectory {

  private volatile State state;

  /// @throws IllegalArgumentException when two accounts or keys share an id
  public AccountDirectory(Collection<Account> accounts) {
    state = State.of(List.of());
    accounts.forEach(this::createOrThrow);
  }

  private void createOrThrow(Account account) {
    if (create(account) instanceof Conflict(String why)) {
      throw new IllegalArgumentException(why);
    }
  }

  /// An access key with the user and account it belongs to.
  public record HeldKey(Account account, IamUser user, AccessKey key) {

    /// Who signs with it.
    public Principal.LongTermKey principal() {
      return new Principal.LongTermKey(account.id(), user.name(), key.id());
    }
  }

  /// All accounts in the order of their creation.
  public List<Account> accounts() {
    return List.copyOf(state.accounts().values());
  }

  /// The account of this id.
  public Optional<Account> account(String accountId) {
    return Optional.ofNullable(state.accounts().get(accountId));
  }

  /// The long-term key of this id, active or not.
  public Optional<HeldKey> accessKey(String accessKeyId) {
    return Optional.ofNullable(state.keys().get(accessKeyId));
  }

  /// Adds an account whose id, name and key ids are new.
  public synchronized AccountChange create(Account account) {
    Optional<String> taken = taken(account);
    if (taken.isPresent()) {
      return new Conflict(taken.get());
    }
    return store(account);
  }

  private Optional<String> taken(Account account) {
    if (state.accounts().containsKey(account.id())) {
      return Optional.of("account id %s is taken".formatted(account.id()));
    }
    if (accounts().stream().anyMatch(other -> other.name().equals(account.name()))) {
      return Optional.of("account name %s is taken".formatted(account.name()));
    }
    return account.users().stream()
        .flatMap(user -> user.accessKeys().stream())
        .map(AccessKey::id)
        .filter(state.keys()::containsKey)
        .findFirst()
        .map("access key id %s is taken"::formatted);
  }

  /// Gives a user one more key, active at once; at most two, as at AWS.
  public synchronized AccountChange createAccessKey(String accountId, String userName) {
    Optional<Account> account = account(accountId);
    Optional<IamUser> user = account.flatMap(found -> found.user(userName));
    if (account.isEmpty() || user.isEmpty()) {
      return new NotFound("user %s of account %s".formatted(userName, accountId));
    }
    if (user.get().accessKeys().size() >= IamUser.MOST_ACCESS_KEYS) {
      return new Conflict("Cannot exceed quota for AccessKeysPerUser: 2");
    }
    AccessKey key = new AccessKey(Identifiers.newAccessKeyId(), Identifiers.newSecret(), true);
    return store(account.get().withUser(user.get().with(key)));
  }

  /// Activates or deactivates a key. Sessions made with it are not touched.
  public AccountChange setActive(String accessKeyId, boolean active) {
    return changeKeys(
        accessKeyId,
        keys ->
            keys.stream()
                .map(key -> key.id().equals(accessKeyId) ? key.withActive(active) : key)
                .toList());
  }

  /// Removes a key for good. Sessions made with it are not touched.
  public AccountChange delete(String accessKeyId) {
    return changeKeys(
        accessKeyId, keys -> keys.stream().filter(key -> !key.id().equals(accessKeyId)).toList());
  }

  private synchronized AccountChange changeKeys(
      String accessKeyId, UnaryOperator<List<AccessKey>> change) {
    Optional<HeldKey> held = accessKey(accessKeyId);
    if (held.isEmpty()) {
      return new NotFound("access key " + accessKeyId);
    }
    IamUser user = held.get().user();
    IamUser changed = new IamUser(user.name(), change.apply(user.accessKeys()));
    return store(held.get().account().withUser(changed));
  }

  /// Replaces the set of base models the account may invoke.
  public synchronized AccountChange setModels(String accountId, SortedSet<String> models) {
    return account(accountId)
        .<AccountChange>map(account -> store(account.withModels(models)))
        .orElseGet(() -> new NotFound("account " + accountId));
  }

  /// Adds a role whose name is new in its account.
  public synchronized AccountChange addRole(String accountId, IamRole role) {
    Optional<Account> account = account(accountId);
    if (account.isEmpty()) {
      return new NotFound("account " + accountId);
    }
    return account.get().role(role.name()).isPresent()
        ? new Conflict("Role with name %s already exists.".formatted(role.name()))
        : store(account.get().with(role));
  }

  private Changed store(Account account) {
    Map<String, Account> accounts = new LinkedHashMap<>(state.accounts());
    accounts.put(account.id(), account);
    state = State.of(accounts.values());
    return new Changed(account);
  }

  /// One moment of the directory, with the index by key.
  private record State(Map<String, Account> accounts, Map<String, HeldKey> keys) {

    static State of(Collection<Account> all) {
      Map<String, Account> accounts = new LinkedHashMap<>();
      Map<String, HeldKey> keys = new HashMap<>();
      for (Account account : new ArrayList<>(all)) {
        accounts.put(account.id(), account);
        for (IamUser user : account.users()) {
          user.accessKeys().forEach(key -> keys.put(key.id(), new HeldKey(account, user, key)));
        }
      }
      return new State(accounts, keys);
    }
  }
}
