package dev.latchkey.routing.kafka;

/// Kafka will never take this record; sending it again is of no use.
public final class RecordRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  RecordRefused(Throwable cause) {
    super("refused: " + cause.getClass().getName());
  }
}
