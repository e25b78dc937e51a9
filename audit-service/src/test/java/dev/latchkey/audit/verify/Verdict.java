package dev.latchkey.audit.verify;

/// What the verifier answered.
///
/// @param code its exit code
/// @param output what it printed
record Verdict(int code, String output) {

  @Override
  public String toString() {
    return "exit code " + code + "\n" + output;
  }
}
