package dev.latchkey.contracts.wire.golden;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.schemas.Schemas;
import org.jspecify.annotations.Nullable;

/// A fixed event and the files that hold it: `golden/<name>.json` is the value of the record,
/// `golden/<name>.headers` its headers.
///
/// @param name the file name without its end
/// @param event the event
/// @param type how its data is read; null for requests and answers
/// @param value what its data says; null for requests and answers, whose data is Bedrock's
/// @param schema the schema of its data; null where Bedrock decides what is valid
record Golden(
    String name,
    CloudEvent event,
    @Nullable EventType<?> type,
    @Nullable Object value,
    @Nullable String schema) {

  static <T> Golden of(String name, EventType<T> type, T value) {
    return new Golden(name, Goldens.event(type, value), type, value, type.schema());
  }

  static Golden request(String name, CloudEvent event) {
    return new Golden(name, event, null, null, null);
  }

  static Golden failure(String name, CloudEvent event) {
    return new Golden(name, event, null, null, Schemas.ERROR_OBJECT);
  }

  @Override
  public String toString() {
    return name;
  }
}
