package dev.latchkey.routing.bedrock;

/// A body says something that an operation does not take.
final class NoMemberException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// @param path where it stands
  /// @param what is wrong there
  NoMemberException(String path, String what) {
    super((path.isEmpty() ? "The body" : path) + " " + what, null, false, false);
  }

  /// The sentence for whoever sent it; names members, and nothing of what they hold.
  String sentence() {
    return String.valueOf(getMessage());
  }
}
