package dev.latchkey.simulator.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.simulator.digest.Digests;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// A digest of what a JSON text means and not of how it is written: the order of members, spaces
/// and the way of writing a number do not matter.
public final class JsonDigest {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonDigest() {}

  /// SHA-256 of a text's meaning, lower case hex; empty when it is no JSON.
  public static Optional<String> of(byte[] text) {
    try {
      StringBuilder canonical = new StringBuilder();
      write(JSON.readTree(text), canonical);
      return Optional.of(Digests.sha256Hex(canonical.toString().getBytes(UTF_8)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void write(JsonNode node, StringBuilder canonical) {
    if (node.isObject()) {
      canonical.append('{');
      node.properties().stream()
          .sorted(Comparator.comparing(Map.Entry<String, JsonNode>::getKey))
          .forEach(
              member -> {
                canonical.append(JSON.getNodeFactory().textNode(member.getKey())).append(':');
                write(member.getValue(), canonical);
                canonical.append(',');
              });
      canonical.append('}');
    } else if (node.isArray()) {
      canonical.append('[');
      for (JsonNode element : node) {
        write(element, canonical);
        canonical.append(',');
      }
      canonical.append(']');
    } else if (node.isNumber()) {
      canonical.append(node.decimalValue().stripTrailingZeros());
    } else {
      canonical.append(node);
    }
  }
}
