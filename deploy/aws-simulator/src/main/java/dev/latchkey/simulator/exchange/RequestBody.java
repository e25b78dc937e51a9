package dev.latchkey.simulator.exchange;

/// The body of a request. Beyond [#LIMIT] the rest is counted and digested but not kept.
public final class RequestBody {

  /// Most bytes of a body that Bedrock takes, from the service model of InvokeModel.
  public static final int LIMIT = 25_000_000;

  private final byte[] kept;
  private final long size;

  /// @param kept at most [#LIMIT] bytes; handed over, never changed afterwards
  /// @param size bytes that arrived
  public RequestBody(byte[] kept, long size) {
    this.kept = kept;
    this.size = size;
  }

  /// Bytes that arrived.
  public long size() {
    return size;
  }

  /// Whether more arrived than was kept.
  public boolean isTooLarge() {
    return size > LIMIT;
  }

  /// The bytes kept; not to be changed.
  public byte[] bytes() {
    return kept;
  }
}
