package dev.latchkey.system.crash;

import dev.latchkey.contracts.testkit.simulator.CallFilter;
import dev.latchkey.contracts.testkit.simulator.SimulatedCall;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The broker and AWS, asked what happened. For one thread.
final class Witnesses implements AutoCloseable {
  private final CrashStack stack;
  private final WholeTopic responses;
  private final WholeTopic fallbacks;
  private final WholeTopic outcomes;

  Witnesses(CrashStack stack) {
    this.stack = stack;
    this.responses = new WholeTopic(stack.bootstrapServers(), Topics.RESPONSES);
    this.fallbacks = new WholeTopic(stack.bootstrapServers(), Topics.FALLBACK_EVENTS);
    this.outcomes = new WholeTopic(stack.bootstrapServers(), Topics.OUTCOMES);
  }

  /// What is on record of the requests of these workspaces.
  ///
  /// @param since the last call at AWS before the run
  History history(List<AskedRequest> requests, Set<String> workspaces, long since) {
    return new History(
        stack.platform().key().account(),
        requests,
        answers(workspaces),
        events(fallbacks, FallbackEvent.class)
            .filter(event -> workspaces.contains(event.subject().workspace().value()))
            .toList(),
        intendedAt(),
        events(outcomes, AttemptOutcome.class)
            .filter(outcome -> workspaces.contains(outcome.workspace().value()))
            .toList(),
        stack.aws().calls(CallFilter.everything().operation("InvokeModel").since(since)).stream()
            .map(Witnesses::call)
            .toList());
  }

  /// The requests that have a final answer.
  Set<String> answered() {
    return finalAnswers()
        .map(AnswerReading::of)
        .map(GivenAnswer::requestId)
        .collect(Collectors.toSet());
  }

  /// How much there is on record. Grows with everything that happens.
  long extent() {
    return responses.records().size()
        + fallbacks.records().size()
        + outcomes.records().size()
        + stack.aws().lastSequence();
  }

  private List<GivenAnswer> answers(Set<String> workspaces) {
    return finalAnswers()
        .filter(each -> workspaces.contains(AnswerReading.workspace(each)))
        .map(AnswerReading::of)
        .toList();
  }

  private Stream<ConsumerRecord<byte[], byte[]>> finalAnswers() {
    return responses.records().stream().filter(AnswerReading::isFinal);
  }

  /// When the broker had the intents, by the ids of their fallbacks.
  private Map<String, Instant> intendedAt() {
    Map<String, Instant> intended = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> each : fallbacks.records()) {
      if (EventReading.data(each, FallbackEvent.class) instanceof FallbackEvent.Intent intent) {
        intended.putIfAbsent(intent.subject().fallbackId(), Instant.ofEpochMilli(each.timestamp()));
      }
    }
    return intended;
  }

  private static <T> Stream<T> events(WholeTopic topic, Class<T> type) {
    return topic.records().stream().map(each -> EventReading.data(each, type));
  }

  private static BedrockCall call(SimulatedCall call) {
    return new BedrockCall(
        call.time(),
        call.bodySha256(),
        new AwsAccountId(Objects.requireNonNull(call.account())),
        new Region(Objects.requireNonNull(call.region())),
        call.sessionName(),
        call.ran());
  }

  @Override
  public void close() {
    responses.close();
    fallbacks.close();
    outcomes.close();
  }
}
