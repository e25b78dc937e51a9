package dev.latchkey.contracts.wire.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.ReplyAddress.Echo;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyAddressTest {

  private static final byte[] TOPIC = "support-replies".getBytes(UTF_8);
  private static final byte[] ID = "6f1c2f0e-5d0b-4f2a-9c7e-0d6f0a1b2c3d".getBytes(UTF_8);
  private static final byte[] PARTITION_7 = {0, 0, 0, 7};
  private static final Pattern ANY = Pattern.compile(".*");

  static List<Topic> ownTopics() {
    return Topics.all();
  }

  static List<byte[]> correlationIds() {
    UUID id = UUID.fromString("6f1c2f0e-5d0b-4f2a-9c7e-0d6f0a1b2c3d");
    return List.of(
        ID,
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array(),
        new byte[] {-1, 0, 13, 10, -128, 127, 1, 2, 3, 4, 5, 6},
        new byte[] {0},
        new byte[256]);
  }

  @ParameterizedTest
  @EnumSource
  void readsAnAddressOfEitherConvention(ReplyConvention convention) {
    // Given
    Headers headers =
        new RecordHeaders()
            .add("ce_id", "r-1".getBytes(UTF_8))
            .add(convention.topic(), TOPIC)
            .add(convention.partition(), PARTITION_7)
            .add(convention.correlation(), ID);

    // Then
    assertThat(ReplyAddress.read(headers))
        .isEqualTo(address("support-replies", 7, echo(convention.correlation(), ID)));
  }

  @Test
  void knowsTheHeadersOfTheLibrariesByTheirExactNames() {
    assertThat(ReplyConvention.SMALLRYE.headers())
        .containsExactly("REPLY_CORRELATION_ID", "REPLY_TOPIC", "REPLY_PARTITION");
    assertThat(ReplyConvention.SPRING.headers())
        .containsExactly("kafka_correlationId", "kafka_replyTopic", "kafka_replyPartition");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply_topic", "Reply_Topic", "kafka_replytopic", "ce_replytopic"})
  void doesNotTakeAHeaderOfAnotherNameForATopic(String name) {
    assertThat(ReplyAddress.read(new RecordHeaders().add(name, TOPIC)))
        .isEqualTo(new ReplyReading.None(List.of()));
  }

  @ParameterizedTest
  @MethodSource("correlationIds")
  void repeatsACorrelationIdByteForByte(byte[] id) {
    assertThat(
            ReplyAddress.read(
                    new RecordHeaders()
                        .add("kafka_replyTopic", TOPIC)
                        .add("kafka_correlationId", id))
                .echoes())
        .containsExactly(echo("kafka_correlationId", id));
  }

  @Test
  void needsNeitherPartitionNorCorrelationId() {
    assertThat(ReplyAddress.read(new RecordHeaders().add("REPLY_TOPIC", TOPIC)))
        .isEqualTo(address("support-replies", null));
  }

  @Test
  void repeatsACorrelationIdWithoutAnAddress() {
    assertThat(
            ReplyAddress.read(
                new RecordHeaders()
                    .add("kafka_correlationId", ID)
                    .add("kafka_replyPartition", PARTITION_7)))
        .isEqualTo(new ReplyReading.None(List.of(echo("kafka_correlationId", ID))));
  }

  @Test
  void repeatsOnlyTheCorrelationIdThatGoesWithTheAddress() {
    assertThat(
            ReplyAddress.read(
                new RecordHeaders()
                    .add("REPLY_TOPIC", TOPIC)
                    .add("REPLY_CORRELATION_ID", ID)
                    .add("kafka_correlationId", new byte[] {1})))
        .isEqualTo(address("support-replies", null, echo("REPLY_CORRELATION_ID", ID)));
  }

  @Test
  void takesTheLastOfAHeaderThatIsThereTwice() {
    assertThat(
            ReplyAddress.read(
                new RecordHeaders()
                    .add("REPLY_TOPIC", "of-somebody-else".getBytes(UTF_8))
                    .add("REPLY_TOPIC", TOPIC)
                    .add("REPLY_PARTITION", new byte[0])
                    .add("REPLY_PARTITION", PARTITION_7)
                    .add("REPLY_CORRELATION_ID", new byte[] {1})
                    .add("REPLY_CORRELATION_ID", ID)))
        .isEqualTo(address("support-replies", 7, echo("REPLY_CORRELATION_ID", ID)));
  }

  @Test
  void doesNotChooseBetweenTwoAddresses() {
    assertThat(
            ReplyAddress.read(
                new RecordHeaders()
                    .add("REPLY_TOPIC", TOPIC)
                    .add("REPLY_CORRELATION_ID", ID)
                    .add("kafka_replyTopic", TOPIC)
                    .add("kafka_correlationId", new byte[] {1})))
        .isEqualTo(
            new ReplyReading.Malformed(
                ReplyRefusal.AMBIGUOUS,
                List.of(
                    echo("REPLY_CORRELATION_ID", ID),
                    echo("kafka_correlationId", new byte[] {1}))));
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        misfit("topic without a value", "REPLY_TOPIC", null, ReplyRefusal.TOPIC_NOT_ALLOWED),
        misfit("empty topic", "REPLY_TOPIC", "", ReplyRefusal.TOPIC_NOT_ALLOWED),
        misfit("dot", "REPLY_TOPIC", ".", ReplyRefusal.TOPIC_NOT_ALLOWED),
        misfit("two dots", "REPLY_TOPIC", "..", ReplyRefusal.TOPIC_NOT_ALLOWED),
        misfit("slash", "REPLY_TOPIC", "a/b", ReplyRefusal.TOPIC_NOT_ALLOWED),
        misfit("line end", "REPLY_TOPIC", "replies\n", ReplyRefusal.TOPIC_NOT_ALLOWED),
        misfit("zero byte", "REPLY_TOPIC", "a\u0000b", ReplyRefusal.TOPIC_NOT_ALLOWED),
        misfit("letter not ASCII", "REPLY_TOPIC", "zoë", ReplyRefusal.TOPIC_NOT_ALLOWED),
        misfit("250 letters", "REPLY_TOPIC", "t".repeat(250), ReplyRefusal.TOPIC_NOT_ALLOWED),
        misfit("a megabyte", "REPLY_TOPIC", "t".repeat(1 << 20), ReplyRefusal.TOPIC_NOT_ALLOWED),
        misfit("no partition", "REPLY_PARTITION", null, ReplyRefusal.PARTITION_INVALID),
        misfit("partition as text", "REPLY_PARTITION", "7", ReplyRefusal.PARTITION_INVALID),
        misfit("5 bytes", "REPLY_PARTITION", "\0\0\0\0\7", ReplyRefusal.PARTITION_INVALID),
        argumentSet(
            "negative partition",
            "REPLY_PARTITION",
            new byte[] {-1, -1, -1, -1},
            ReplyRefusal.PARTITION_INVALID));
  }

  private static Arguments misfit(
      String name, String header, @Nullable String value, ReplyRefusal reason) {
    return argumentSet(name, header, value == null ? null : value.getBytes(UTF_8), reason);
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void saysWhyAnAddressCannotBeUsedAndRepeatsTheCorrelationIdAllTheSame(
      String header, byte @Nullable [] value, ReplyRefusal reason) {
    // Given
    Headers headers =
        new RecordHeaders()
            .add("REPLY_TOPIC", TOPIC)
            .add("REPLY_PARTITION", PARTITION_7)
            .add("REPLY_CORRELATION_ID", ID)
            .remove(header)
            .add(header, value);

    // Then
    assertThat(ReplyAddress.read(headers))
        .isEqualTo(new ReplyReading.Malformed(reason, List.of(echo("REPLY_CORRELATION_ID", ID))));
  }

  static Stream<Arguments> correlationIdsThatAreNone() {
    return Stream.of(
        argumentSet("without a value", (Object) null),
        argumentSet("empty", (Object) new byte[0]),
        argumentSet("257 bytes", (Object) new byte[257]));
  }

  @ParameterizedTest
  @MethodSource("correlationIdsThatAreNone")
  void repeatsNoCorrelationIdThatIsNone(byte @Nullable [] id) {
    // Given
    Headers headers = new RecordHeaders().add("kafka_correlationId", id);

    // Then
    assertThat(ReplyAddress.read(headers)).isEqualTo(new ReplyReading.None(List.of()));
    assertThat(ReplyAddress.read(headers.add("kafka_replyTopic", TOPIC)))
        .isEqualTo(new ReplyReading.Malformed(ReplyRefusal.CORRELATION_INVALID, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Support_Replies.v1", "byok.inference.requests.v1-replies"})
  void allowsWhatThePatternMatchesAsAWhole(String topic) {
    assertThat(new ReplyAddress(topic, null, List.of()).isAllowed(Pattern.compile(".*"))).isTrue();
    assertThat(new ReplyAddress(topic, null, List.of()).isAllowed(Pattern.compile(topic + "[.]x")))
        .isFalse();
    assertThat(
            new ReplyAddress(topic + ".y", null, List.of())
                .isAllowed(Pattern.compile(Pattern.quote(topic))))
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("ownTopics")
  void neverAllowsATopicOfLatchkey(Topic topic) {
    assertThat(new ReplyAddress(topic.name(), null, List.of()).isAllowed(ANY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"__consumer_offsets", "__transaction_state", "__x"})
  void neverAllowsATopicOfTheBroker(String topic) {
    assertThat(new ReplyAddress(topic, null, List.of()).isAllowed(ANY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a b", "a/b", "zoë", "a\n"})
  void neverAllowsWhatIsNoNameOfATopic(String topic) {
    assertThat(new ReplyAddress(topic, null, List.of()).isAllowed(Pattern.compile("(?s).*")))
        .isFalse();
  }

  private static ReplyReading address(String topic, @Nullable Integer partition, Echo... echoes) {
    return new ReplyReading.Address(new ReplyAddress(topic, partition, List.of(echoes)));
  }

  private static Echo echo(String header, byte[] value) {
    return new Echo(header, Content.of(value));
  }
}
