package dev.latchkey.contracts.wire.inference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.topic.Topics;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Where the sender of a request wants a copy of its answer.
///
/// @param topic the topic
/// @param partition the one partition that the sender reads, from 0; null when it reads all
/// @param echoes the headers by which the sender knows its answer again
public record ReplyAddress(String topic, @Nullable Integer partition, List<Echo> echoes) {

  /// The longest correlation id that is sent back, in bytes. The libraries' own have 36 at most.
  public static final int MAX_CORRELATION_BYTES = 256;

  /// Source: `org.apache.kafka.common.internals.Topic`, which also refuses `.` and `..`.
  private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  private static final String INTERNAL = "__";

  public ReplyAddress {
    Objects.requireNonNull(topic, "topic");
    echoes = List.copyOf(echoes);
  }

  /// A header that the answer has exactly as the request had it.
  ///
  /// @param header its name
  /// @param value its bytes, which mean nothing to anybody but the sender
  public record Echo(String header, Content value) {
    public Echo {
      Objects.requireNonNull(header, "header");
      Objects.requireNonNull(value, "value");
    }
  }

  /// Reads the headers of a request. A header that is there several times counts by its last value,
  /// as in the libraries. Nothing is thrown, whatever the headers hold.
  public static ReplyReading read(Headers headers) {
    List<ReplyConvention> naming =
        conventions().filter(each -> headers.lastHeader(each.topic()) != null).toList();
    return switch (naming.size()) {
      case 0 -> new ReplyReading.None(echoes(headers, conventions()));
      case 1 -> read(headers, naming.getFirst());
      default -> new ReplyReading.Malformed(ReplyRefusal.AMBIGUOUS, echoes(headers, conventions()));
    };
  }

  private static ReplyReading read(Headers headers, ReplyConvention convention) {
    List<Echo> echoes = echoes(headers, Stream.of(convention));
    Optional<String> topic = topicName(headers.lastHeader(convention.topic()));
    if (topic.isEmpty()) {
      return new ReplyReading.Malformed(ReplyRefusal.TOPIC_NOT_ALLOWED, echoes);
    }
    Header partition = headers.lastHeader(convention.partition());
    OptionalInt number = partitionNumber(partition);
    if (partition != null && number.isEmpty()) {
      return new ReplyReading.Malformed(ReplyRefusal.PARTITION_INVALID, echoes);
    }
    if (headers.lastHeader(convention.correlation()) != null && echoes.isEmpty()) {
      return new ReplyReading.Malformed(ReplyRefusal.CORRELATION_INVALID, echoes);
    }
    return new ReplyReading.Address(
        new ReplyAddress(
            topic.get(), number.isPresent() ? Integer.valueOf(number.getAsInt()) : null, echoes));
  }

  /// Whether the answer may be written there: to a topic that the deployment allows and never to
  /// one of Latchkey's own or of the broker's own, whatever the pattern says.
  ///
  /// @param allowed must match the whole name
  public boolean isAllowed(Pattern allowed) {
    return isTopicName(topic)
        && !topic.startsWith(INTERNAL)
        && Topics.all().stream().noneMatch(own -> own.name().equals(topic))
        && allowed.matcher(topic).matches();
  }

  private static Stream<ReplyConvention> conventions() {
    return Arrays.stream(ReplyConvention.values());
  }

  private static List<Echo> echoes(Headers headers, Stream<ReplyConvention> conventions) {
    return conventions
        .map(ReplyConvention::correlation)
        .flatMap(name -> echo(name, headers.lastHeader(name)).stream())
        .toList();
  }

  private static Optional<Echo> echo(String name, @Nullable Header header) {
    byte[] bytes = header == null ? null : header.value();
    return bytes == null || bytes.length == 0 || bytes.length > MAX_CORRELATION_BYTES
        ? Optional.empty()
        : Optional.of(new Echo(name, Content.of(bytes.clone())));
  }

  private static Optional<String> topicName(@Nullable Header header) {
    byte[] bytes = header == null ? null : header.value();
    return Optional.ofNullable(bytes)
        .map(each -> new String(each, ISO_8859_1))
        .filter(ReplyAddress::isTopicName);
  }

  private static OptionalInt partitionNumber(@Nullable Header header) {
    byte[] bytes = header == null ? null : header.value();
    if (bytes == null || bytes.length != Integer.BYTES) {
      return OptionalInt.empty();
    }
    int number = ByteBuffer.wrap(bytes).getInt();
    return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }

  static boolean isTopicName(String text) {
    return TOPIC_NAME.matcher(text).matches() && !text.equals(".") && !text.equals("..");
  }
}
