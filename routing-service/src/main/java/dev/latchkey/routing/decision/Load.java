package dev.latchkey.routing.decision;

/// What is in flight, or may be: requests, and the bytes of their bodies.
public record Load(long requests, long bytes) {

  /// Nothing.
  public static final Load NONE = new Load(0, 0);

  /// Both together.
  public Load plus(Load more) {
    return new Load(requests + more.requests, bytes + more.bytes);
  }

  /// What is left when a part of it has ended.
  public Load minus(Load ended) {
    return new Load(requests - ended.requests, bytes - ended.bytes);
  }
}
