package dev.latchkey.contracts.wire.inference;

/// Why an answer does not go to the reply topic that its request names.
public enum ReplyRefusal {
  /// Not the name of a topic, not one that the deployment allows, or one of Latchkey's own.
  TOPIC_NOT_ALLOWED("topic-not-allowed"),
  /// There is no such topic.
  TOPIC_UNKNOWN("topic-unknown"),
  /// The partition is no number of four bytes, or the topic has none of that number.
  PARTITION_INVALID("partition-invalid"),
  /// The correlation id has no bytes to send back, or too many.
  CORRELATION_INVALID("correlation-invalid"),
  /// Both conventions name a reply topic.
  AMBIGUOUS("ambiguous");

  private final String text;

  ReplyRefusal(String text) {
    this.text = text;
  }

  /// The value of the answer's header `ce_replyrefused`.
  @Override
  public String toString() {
    return text;
  }
}
