package dev.latchkey.routing.kafka;

/// Kafka has not acknowledged a record. It may stand on the topic nevertheless. Send it again
/// later.
public final class BrokerUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  // Only the name of the cause: messages of the client may repeat what they could not send.
  BrokerUnavailable(Throwable cause) {
    super("not acknowledged: " + cause.getClass().getName());
  }
}
