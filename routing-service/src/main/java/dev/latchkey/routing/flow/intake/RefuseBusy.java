package dev.latchkey.routing.flow.intake;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.ReplyAddress;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.decision.RecordPlace;
import dev.latchkey.routing.flow.answer.AnswerEvents;
import dev.latchkey.routing.flow.answer.AnswerFacts;
import dev.latchkey.routing.flow.answer.Conclusion;
import dev.latchkey.routing.flow.answer.Reply;
import dev.latchkey.routing.flow.durable.Dispatch;
import dev.latchkey.routing.flow.durable.Persistence;
import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.kafka.Outgoing;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.kafka.ReplyRoute;
import dev.latchkey.routing.kafka.ReplyTopics;
import dev.latchkey.routing.postgres.Answers;
import dev.latchkey.routing.postgres.ImmediateAnswer;
import dev.latchkey.routing.postgres.PublishedAnswer;
import dev.latchkey.routing.postgres.StoredAnswer;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Answers requests beyond their workspace's share. The answer is recorded in the statement that
/// claims the request, and many are published and forgotten together, so that a flood costs the
/// others little.
@Singleton
public final class RefuseBusy {

  private static final int LONGEST_RETRY_SECONDS = 10;

  private final Publisher publisher;
  private final Answers answers;
  private final ReplyTopics replyTopics;
  private final RoutingMetrics metrics;
  private final InstantSource clock;

  @Inject
  public RefuseBusy(
      Publisher publisher,
      Answers answers,
      ReplyTopics replyTopics,
      RoutingMetrics metrics,
      InstantSource clock) {
    this.publisher = publisher;
    this.answers = answers;
    this.replyTopics = replyTopics;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// What the sender of a request is told. Asks nobody.
  ImmediateAnswer answer(Arrival.Addressed arrival) {
    RequestKey request = arrival.request();
    Reply reply = new Reply.Failed(busy(request));
    CloudEvent event =
        AnswerEvents.of(
            request, new Conclusion(reply, AnswerFacts.none()), clock.instant(), arrival.trace());
    return switch (arrival.reply()) {
      case ReplyRoute.None(var echoes) ->
          new ImmediateAnswer(arrival.recordKey(), event, echoes, null);
      case ReplyRoute.Refused(var why, var echoes) ->
          new ImmediateAnswer(
              arrival.recordKey(), AnswerEvents.replyRefused(event, why), echoes, null);
      case ReplyRoute.To(ReplyAddress address) ->
          new ImmediateAnswer(arrival.recordKey(), event, address.echoes(), address);
    };
  }

  /// Publishes answers that are recorded already, and forgets them. Blocks.
  void run(List<StoredAnswer> refused) {
    List<Dispatch> sent =
        refused.stream().map(answer -> Dispatch.send(publisher, outgoing(answer))).toList();
    List<PublishedAnswer> published = new ArrayList<>();
    for (int i = 0; i < refused.size(); i++) {
      RecordPlace place = sent.get(i).settle().orElse(null);
      published.add(new PublishedAnswer(refused.get(i).claim(), place));
      reply(refused.get(i));
      metrics.answered(ErrorCode.WORKSPACE_BUSY);
    }
    Persistence.insist(() -> answers.forgetAll(published));
  }

  /// Nobody waits for a reply topic here: a slow one would hold up the answers of others.
  private void reply(StoredAnswer answer) {
    ReplyAddress address = answer.reply();
    if (address == null) {
      return;
    }
    if (replyTopics.refusal(address).isPresent()) {
      metrics.replyLost();
      return;
    }
    CompletableFuture<?> _ =
        publisher
            .send(outgoing(answer).repliedTo(address))
            .whenComplete(
                (_, failure) -> {
                  if (failure != null) {
                    metrics.replyLost();
                  }
                });
  }

  private static Outgoing outgoing(StoredAnswer answer) {
    return Outgoing.to(Topics.RESPONSES, answer.recordKey(), answer.event())
        .echoing(answer.echoes());
  }

  private static ErrorObject busy(RequestKey request) {
    ErrorCode code = ErrorCode.WORKSPACE_BUSY;
    return new ErrorObject(
        code,
        "The workspace has as many requests in flight as it may; this one made no call.",
        code.responsible(),
        code.action(),
        code.retryable(),
        retryAfterSeconds(request),
        null);
  }

  /// Different for each request, so that those refused together do not come back together.
  private static long retryAfterSeconds(RequestKey request) {
    return 1L + Math.floorMod(request.hashCode(), LONGEST_RETRY_SECONDS);
  }
}
