package dev.latchkey.simulator.accounts;

/// Who a key or session acts for.
public sealed interface Principal {

  /// Account it acts in.
  String accountId();

  /// The key id that signs: `AKIA…`, or `ASIA…` of a session.
  String accessKeyId();

  /// Id of the long-term key at the root: the key itself, or the one a session goes back to, also
  /// through other sessions.
  String longTermKeyId();

  /// Account of that key.
  String longTermKeyAccountId();

  /// What kind of credential signs.
  Signer signer();

  /// Whether its long-term key is of the account it acts in; not so for a role of another account.
  default boolean isOfItsKeysAccount() {
    return accountId().equals(longTermKeyAccountId());
  }

  /// Whether it is a session, and started no later than the one with this serial.
  boolean isSessionUpTo(long serial);

  /// Its ARN. A session of GetSessionToken has the ARN of its user.
  String arn();

  /// Its unique id; the same for every start of the simulator.
  String userId();

  /// What kind of credential signed.
  enum Signer {
    /// An access key of an IAM user.
    LONG_TERM_KEY,
    /// A session of that user, of GetSessionToken.
    SESSION,
    /// A session of a role, of AssumeRole.
    ASSUMED_ROLE
  }

  /// A user with one of its access keys.
  record LongTermKey(String accountId, String userName, String accessKeyId) implements Principal {

    @Override
    public String longTermKeyId() {
      return accessKeyId;
    }

    @Override
    public String longTermKeyAccountId() {
      return accountId;
    }

    @Override
    public Signer signer() {
      return Signer.LONG_TERM_KEY;
    }

    @Override
    public boolean isSessionUpTo(long serial) {
      return false;
    }

    @Override
    public String arn() {
      return userArn(accountId, userName);
    }

    @Override
    public String userId() {
      return Identifiers.userId(accountId, userName);
    }
  }

  /// A user with a session of GetSessionToken.
  record UserSession(String accountId, String userName, String accessKeyId, Origin origin)
      implements Principal {

    @Override
    public String longTermKeyId() {
      return origin.longTermKeyId();
    }

    @Override
    public String longTermKeyAccountId() {
      return origin.accountId();
    }

    @Override
    public Signer signer() {
      return Signer.SESSION;
    }

    @Override
    public boolean isSessionUpTo(long serial) {
      return origin.serial() <= serial;
    }

    @Override
    public String arn() {
      return userArn(accountId, userName);
    }

    @Override
    public String userId() {
      return Identifiers.userId(accountId, userName);
    }
  }

  /// A role with a session of AssumeRole.
  record RoleSession(String accountId, AssumedRole role, String accessKeyId, Origin origin)
      implements Principal {

    @Override
    public String longTermKeyId() {
      return origin.longTermKeyId();
    }

    @Override
    public String longTermKeyAccountId() {
      return origin.accountId();
    }

    @Override
    public Signer signer() {
      return Signer.ASSUMED_ROLE;
    }

    @Override
    public boolean isSessionUpTo(long serial) {
      return origin.serial() <= serial;
    }

    @Override
    public String arn() {
      return "arn:aws:sts::%s:assumed-role/%s/%s"
          .formatted(accountId, role.roleName(), role.sessionName());
    }

    @Override
    public String userId() {
      return Identifiers.roleId(accountId, role.roleName()) + ":" + role.sessionName();
    }
  }

  /// Where a session comes from.
  ///
  /// @param longTermKeyId the key its maker signed with, or the maker's own session goes back to
  /// @param accountId that key's account
  /// @param serial rises with every session, also over restarts of the simulator
  record Origin(String longTermKeyId, String accountId, long serial) {}

  private static String userArn(String accountId, String userName) {
    return "arn:aws:iam::%s:user/%s".formatted(accountId, userName);
  }
}
