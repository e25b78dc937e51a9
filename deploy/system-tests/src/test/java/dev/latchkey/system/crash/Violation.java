package dev.latchkey.system.crash;

/// One promise broken once.
///
/// @param subject the id of the request or of the fallback, or the digest of a body
/// @param detail what was seen
record Violation(Breach breach, String subject, String detail) {
  @Override
  public String toString() {
    return breach + " " + subject + ": " + detail;
  }
}
