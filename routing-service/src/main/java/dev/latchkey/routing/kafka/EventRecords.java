package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Content;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// Events as records.
final class EventRecords {

  private EventRecords() {}

  @SuppressWarnings("NullAway") // Kafka takes null for no partition and no key.
  static ProducerRecord<byte[], byte[]> of(Outgoing outgoing) {
    Content key = outgoing.key();
    Headers headers = CloudEventCodec.headers(outgoing.event());
    outgoing.echoes().forEach(echo -> headers.add(echo.header(), echo.value().bytes()));
    return new ProducerRecord<>(
        outgoing.topic(),
        outgoing.partition(),
        key == null ? null : key.bytes(),
        outgoing.event().data().bytes(),
        headers);
  }
}
