package dev.latchkey.contracts.wire.inference;

/// Names of the extension attributes of a piece of a streamed answer; on Kafka each is the header
/// `ce_<name>`. The data of a piece is NDJSON: events of the model in their order, with a line feed
/// between them.
public final class DeltaHeaders {

  /// `ce_type` of a piece.
  public static final String TYPE = "dev.latchkey.inference.delta.v1";

  /// `content-type` of a piece.
  public static final String CONTENT_TYPE = "application/x-ndjson";

  /// The `ce_id` of the request.
  public static final String REQUEST_ID = "requestid";

  /// The `ce_source` of the request.
  public static final String REQUEST_SOURCE = "requestsource";

  /// The workspace of the request.
  public static final String WORKSPACE = "workspaceid";

  /// The number of the piece, from 1 without gaps. Read pieces in this order and each number once.
  public static final String SEQUENCE = "sequence";

  private DeltaHeaders() {}
}
