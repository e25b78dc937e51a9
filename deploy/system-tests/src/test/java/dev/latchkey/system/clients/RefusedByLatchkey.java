package dev.latchkey.system.clients;

import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.reply.ReplyFailureHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A client's own handler, as SmallRye provides for it: it knows a failure by the event's type.
@ApplicationScoped
@Identifier(RefusedByLatchkey.NAME)
class RefusedByLatchkey implements ReplyFailureHandler {
  static final String NAME = "latchkey";

  @Override
  public @Nullable Throwable handleReply(KafkaRecord<?, ?> reply) {
    Header type = reply.getHeaders().lastHeader("ce_type");
    boolean failed = AnswerHeaders.FAILED.equals(new String(type.value(), StandardCharsets.UTF_8));
    return failed ? new IllegalStateException("refused by Latchkey") : null;
  }
}
