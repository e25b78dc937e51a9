package dev.latchkey.simulator.accounts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// An AWS account as it stands at one moment.
///
/// @param id twelve digits
/// @param regions regions the account has enabled
/// @param models base model ids the account may invoke; [#EVERY_MODEL] stands for all of them
public record Account(
    String id,
    String name,
    SortedSet<String> regions,
    SortedSet<String> models,
    List<IamUser> users,
    List<IamRole> roles) {

  /// Grants access to every model.
  public static final String EVERY_MODEL = "*";

  public Account {
    regions = Collections.unmodifiableSortedSet(new TreeSet<>(regions));
    models = Collections.unmodifiableSortedSet(new TreeSet<>(models));
    users = List.copyOf(users);
    roles = List.copyOf(roles);
  }

  /// Whether the account has access to this base model.
  public boolean mayInvoke(String baseModelId) {
    return models.contains(EVERY_MODEL) || models.contains(baseModelId);
  }

  /// The user of this name.
  public Optional<IamUser> user(String userName) {
    return users.stream().filter(user -> user.name().equals(userName)).findFirst();
  }

  /// The role of this name.
  public Optional<IamRole> role(String roleName) {
    return roles.stream().filter(role -> role.name().equals(roleName)).findFirst();
  }

  Account withModels(SortedSet<String> granted) {
    return new Account(id, name, regions, granted, users, roles);
  }

  Account withUser(IamUser changed) {
    List<IamUser> others =
        users.stream().map(user -> user.name().equals(changed.name()) ? changed : user).toList();
    return new Account(id, name, regions, models, others, roles);
  }

  Account with(IamRole added) {
    List<IamRole> all = new ArrayList<>(roles);
    all.add(added);
    return new Account(id, name, regions, models, users, all);
  }
}
