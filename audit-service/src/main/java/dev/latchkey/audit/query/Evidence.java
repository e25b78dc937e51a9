package dev.latchkey.audit.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What ties an event to its leaf: the leaf names the SHA-256 of salt and raw bytes, or for several
/// events that of all of those hashes one after the other.
///
/// @param leaf the line that is hashed into the tree
/// @param hashes those of all events of the leaf, in their order, hexadecimal
/// @param salt hexadecimal; null once the event is erased
/// @param raw the event's bytes as they came from Kafka, base64; null once it is erased
public record Evidence(
    String leaf, List<String> hashes, @Nullable String salt, @Nullable String raw) {

  public Evidence {
    hashes = List.copyOf(hashes);
  }
}
