package dev.latchkey.simulator.accounts;

import java.util.ArrayList;
import java.util.List;

/// An IAM user and its access keys.
public record IamUser(String name, List<AccessKey> accessKeys) {

  /// As at AWS.
  static final int MOST_ACCESS_KEYS = 2;

  public IamUser {
    accessKeys = List.copyOf(accessKeys);
  }

  IamUser with(AccessKey added) {
    List<AccessKey> keys = new ArrayList<>(accessKeys);
    keys.add(added);
    return new IamUser(name, keys);
  }
}
