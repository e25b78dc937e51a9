package dev.latchkey.routing.bedrock;

/// A bug: a call of the platform would have gone somewhere else than its grant permits. It was not
/// sent.
final class RouteBroken extends IllegalStateException {

  private static final long serialVersionUID = 1;

  RouteBroken(String difference) {
    super("a call of the platform was not sent: " + difference);
  }
}
