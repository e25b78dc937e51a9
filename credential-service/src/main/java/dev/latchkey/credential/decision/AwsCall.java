package dev.latchkey.credential.decision;

/// The calls that this service makes to AWS. All are free of charge.
public enum AwsCall {
  /// Makes a session from a long-term key.
  GET_SESSION_TOKEN("sts:GetSessionToken"),
  /// Tells whose credential it is; needs no permission.
  GET_CALLER_IDENTITY("sts:GetCallerIdentity"),
  /// Proves that Bedrock answers this credential in this region.
  LIST_FOUNDATION_MODELS("bedrock:ListFoundationModels");

  private final String action;

  AwsCall(String action) {
    this.action = action;
  }

  /// The IAM action, as AWS administrators know it.
  public String action() {
    return action;
  }
}
