package dev.latchkey.routing.decision;

/// Where a failure showed itself. The same name of an exception means different things on different
/// surfaces.
public enum Surface {
  BEDROCK_RUNTIME("bedrock-runtime"),
  BEDROCK_MANTLE("bedrock-mantle"),
  STS("sts"),
  SSO("sso"),
  SSO_OIDC("sso-oidc"),
  /// Inside a stream that had begun well.
  EVENT_STREAM("event-stream"),
  /// On our side of the wire: AWS gave no answer.
  CLIENT("client");

  private final String text;

  Surface(String text) {
    this.text = text;
  }

  /// The name in the table of failures.
  @Override
  public String toString() {
    return text;
  }
}
