package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.ReplyAddress;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where copies of an answer go and what they repeat, as JSON.
///
/// @param topic of the second copy; null when there is none
/// @param partition of the second copy; null when it is not fixed
record ReplyJson(@Nullable String topic, @Nullable Integer partition, List<EchoJson> echoes) {

  static ReplyJson of(List<ReplyAddress.Echo> echoes, @Nullable ReplyAddress reply) {
    return new ReplyJson(
        reply == null ? null : reply.topic(),
        reply == null ? null : reply.partition(),
        echoes.stream().map(EchoJson::of).toList());
  }

  List<ReplyAddress.Echo> echoesAsSent() {
    return echoes.stream().map(EchoJson::asSent).toList();
  }

  @Nullable ReplyAddress address() {
    return topic == null ? null : new ReplyAddress(topic, partition, echoesAsSent());
  }

  /// @param value in Base64
  record EchoJson(String header, String value) {
    static EchoJson of(ReplyAddress.Echo echo) {
      return new EchoJson(echo.header(), Base64.getEncoder().encodeToString(echo.value().bytes()));
    }

    ReplyAddress.Echo asSent() {
      return new ReplyAddress.Echo(header, Content.of(Base64.getDecoder().decode(value)));
    }
  }
}
