package dev.latchkey.simulator.sigv4;

/// The `Credential` element of an authorization: whose key, and for which day, region and service
/// it was derived. As claimed by the sender.
///
/// @param date `YYYYMMDD`
/// @param terminator `aws4_request` in a valid scope
public record CredentialScope(
    String accessKeyId, String date, String region, String service, String terminator) {

  /// The scope line of the string to sign.
  public String text() {
    return date + "/" + region + "/" + service + "/" + terminator;
  }
}
