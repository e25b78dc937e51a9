package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What was asked of Latchkey, and what the broker and AWS have on record of it, repeats included.
///
/// @param platform the platform's own account
/// @param requests everything that was published, each once
/// @param answers the final answers on the topic of answers
/// @param fallbacks everything on the topic of fallback events
/// @param intendedAt when the intent of each fallback was durable, by the id of the fallback
/// @param outcomes everything on the topic of outcomes
/// @param calls every InvokeModel of every account
record History(
    AwsAccountId platform,
    List<AskedRequest> requests,
    List<GivenAnswer> answers,
    List<FallbackEvent> fallbacks,
    Map<String, Instant> intendedAt,
    List<AttemptOutcome> outcomes,
    List<BedrockCall> calls) {

  /// Calls that one request may have in all (INV-8).
  static final int MOST_CALLS = 3;

  History {
    requests = List.copyOf(requests);
    answers = List.copyOf(answers);
    fallbacks = List.copyOf(fallbacks);
    intendedAt = Map.copyOf(intendedAt);
    outcomes = List.copyOf(outcomes);
    calls = List.copyOf(calls);
  }

  /// The answers of a request; repeats of one record count once.
  List<GivenAnswer> answersOf(AskedRequest request) {
    return answers.stream()
        .filter(answer -> answer.requestId().equals(request.id()))
        .distinct()
        .toList();
  }

  /// The calls that were made for a request.
  List<BedrockCall> callsOf(AskedRequest request) {
    return calls.stream().filter(isFor(request)).toList();
  }

  /// The calls that the platform's credential signed.
  List<BedrockCall> platformCalls() {
    return calls.stream().filter(this::isPlatforms).toList();
  }

  /// The calls that a fallback made.
  List<BedrockCall> callsOf(String fallbackId) {
    return platformCalls().stream().filter(call -> fallbackId.equals(call.sessionName())).toList();
  }

  /// Whether the platform's credential signed the call.
  boolean isPlatforms(BedrockCall call) {
    return call.account().equals(platform);
  }

  /// The request that a call is for; none, or one.
  Stream<AskedRequest> requestOf(BedrockCall call) {
    return requests.stream().filter(request -> isFor(request).test(call));
  }

  /// The events of one kind; repeats of one event count once.
  <T extends FallbackEvent> List<T> events(Class<T> kind) {
    return fallbacks.stream().filter(kind::isInstance).map(kind::cast).distinct().toList();
  }

  /// The intents of a fallback.
  List<FallbackEvent.Intent> intentsOf(String fallbackId) {
    return events(FallbackEvent.Intent.class).stream().filter(isOf(fallbackId)).toList();
  }

  /// What a fallback is said to have come to; repeats of one event count once.
  List<FallbackEvent> endsOf(String fallbackId) {
    return fallbacksOf(fallbackId).stream().filter(History::isEnd).toList();
  }

  /// Everything that the audit tells of a fallback; repeats of one event count once.
  List<FallbackEvent> fallbacksOf(String fallbackId) {
    return fallbacks.stream().filter(isOf(fallbackId)).distinct().toList();
  }

  /// Whether the event says what a fallback came to.
  static boolean isEnd(FallbackEvent event) {
    return switch (event) {
      case FallbackEvent.Served _, FallbackEvent.Failed _, FallbackEvent.NotExecuted _ -> true;
      case FallbackEvent.Intent _, FallbackEvent.Refused _ -> false;
    };
  }

  private static Predicate<FallbackEvent> isOf(String fallbackId) {
    return event -> event.subject().fallbackId().equals(fallbackId);
  }

  private static Predicate<BedrockCall> isFor(AskedRequest request) {
    return call -> call.bodySha256().equals(request.bodySha256());
  }
}
