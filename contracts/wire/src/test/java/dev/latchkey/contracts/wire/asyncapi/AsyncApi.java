package dev.latchkey.contracts.wire.asyncapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.topic.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The AsyncAPI document as a tree, with the few questions that the tests ask of it.
final class AsyncApi {

  static final String DIRECTORY = "/dev/latchkey/contracts/";

  private final JsonNode root;

  AsyncApi() {
    try (InputStream text = EventType.class.getResourceAsStream(DIRECTORY + "asyncapi.yaml")) {
      root = new YAMLMapper().readTree(Objects.requireNonNull(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return root;
  }

  /// The channels by address.
  Map<String, JsonNode> channels() {
    Map<String, JsonNode> channels = new TreeMap<>();
    root.path("channels").forEach(channel -> channels.put(text(channel, "address"), channel));
    return channels;
  }

  JsonNode channel(Topic topic) {
    return Objects.requireNonNull(channels().get(topic.name()), topic.name());
  }

  /// The messages of a channel, resolved.
  List<JsonNode> messages(JsonNode channel) {
    return channel.path("messages").valueStream().map(this::resolve).toList();
  }

  /// All messages by their `ce_type`.
  Map<String, JsonNode> messages() {
    Map<String, JsonNode> messages = new TreeMap<>();
    root.at("/components/messages").forEach(each -> messages.put(text(each, "name"), each));
    return messages;
  }

  JsonNode message(String type) {
    return Objects.requireNonNull(messages().get(type), type);
  }

  /// The headers that every event has, and nothing else.
  JsonNode eventHeaders() {
    return root.at("/components/schemas/eventHeaders");
  }

  /// The headers of a message without those that every event has.
  static Set<String> ownHeaders(JsonNode message) {
    Set<String> names = new TreeSet<>();
    message.at("/headers/properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /// The headers that a message cannot do without.
  Stream<String> requiredHeaders(JsonNode message) {
    return Stream.concat(
        elements(eventHeaders().path("required")), elements(message.at("/headers/required")));
  }

  JsonNode resolve(JsonNode reference) {
    String pointer = text(reference, "$ref");
    JsonNode target = root.at(JsonPointer.compile(pointer.substring(1)));
    if (!pointer.startsWith("#") || target.isMissingNode()) {
      throw new IllegalArgumentException("nothing at " + pointer);
    }
    return target;
  }

  static Stream<String> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
  }

  static String text(JsonNode node, String name) {
    return node.path(name).asText();
  }
}
