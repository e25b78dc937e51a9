package dev.latchkey.contracts.wire.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A record on the requests topic that could not be read and whose sender is not known. The
/// original stays where it was until its retention ends; the body is not repeated here (INV-13).
///
/// @param topic where it was read
/// @param partition its partition
/// @param offset its offset
/// @param reason what is wrong with it
/// @param bodyBytes the size of its value in bytes; -1 when it had none
/// @param bodyDigest the SHA-256 of its value in hexadecimal
/// @param headers its readable `ce_` headers, without any grant
public record DeadRequest(
    String topic,
    int partition,
    long offset,
    String reason,
    @JsonProperty("bodybytes") long bodyBytes,
    @JsonProperty("bodydigest") String bodyDigest,
    Map<String, String> headers) {

  public DeadRequest {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(bodyDigest, "bodydigest");
    Objects.requireNonNull(headers, "headers");
    headers = Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(headers)));
  }
}
