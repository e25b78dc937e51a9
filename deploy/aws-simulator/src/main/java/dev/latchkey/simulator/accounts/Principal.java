package dev.latchkey.simulator.accounts;

/// Who a key or session acts for.
///
/// @param accessKeyId the key id that signed: `AKIA…`, or `ASIA…` of a session
public record Principal(String accountId, String userName, String accessKeyId, Signer signer) {

  /// What kind of credential signed.
  public enum Signer {
    /// An access key of an IAM user.
    LONG_TERM_KEY,
    /// A session of that user.
    SESSION
  }

  /// The user's ARN. A session of GetSessionToken has the ARN of its user.
  public String arn() {
    return "arn:aws:iam::%s:user/%s".formatted(accountId, userName);
  }

  /// The user's unique id, `AIDA…`; the same for every start of the simulator.
  public String userId() {
    return Identifiers.userId(accountId, userName);
  }
}
