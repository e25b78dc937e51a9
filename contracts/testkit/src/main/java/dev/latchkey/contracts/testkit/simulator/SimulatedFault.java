package dev.latchkey.contracts.testkit.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Something that goes wrong in the simulator: an effect, on which calls, how often. Without more
/// it concerns every call until it is removed.
///
/// @param name shown in the record of calls; null: the fault's id
/// @param match criteria by name, all of which must hold
/// @param limit how often it applies; null: until it is removed
/// @param after how many matching calls it lets pass first
/// @param probability share of the matching calls it applies to; null: all
/// @param seed makes the choice by probability the same every time
/// @param effect one effect by its name
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimulatedFault(
    @Nullable String name,
    Map<String, String> match,
    @Nullable Integer limit,
    int after,
    @Nullable Double probability,
    @Nullable Long seed,
    Map<String, Map<String, ?>> effect) {

  public SimulatedFault {
    match = Map.copyOf(match);
    effect = Map.copyOf(effect);
  }

  private static SimulatedFault of(String effect, Map<String, ?> members) {
    return new SimulatedFault(null, Map.of(), null, 0, null, null, Map.of(effect, members));
  }

  /// An error of the simulator's catalogue, for example `throttle-requests`; only calls of its
  /// service get it.
  public static SimulatedFault error(String row) {
    return of("error", Map.of("row", row));
  }

  /// An error of the catalogue that says when to try again.
  public static SimulatedFault error(String row, Duration retryAfter) {
    return of("error", Map.of("row", row, "retryAfterSeconds", retryAfter.toSeconds()));
  }

  /// An error in any words.
  public static SimulatedFault error(int status, String code, String message) {
    return of("error", Map.of("status", status, "code", code, "message", message));
  }

  /// More calls of one key in a minute are refused.
  public static SimulatedFault throttle(int perMinute) {
    return of("throttle", Map.of("perMinute", perMinute));
  }

  /// Inference is refused once a key has used so many tokens on a day (UTC).
  public static SimulatedFault dailyQuota(long tokens) {
    return of("dailyQuota", Map.of("tokens", tokens));
  }

  /// Sessions started so far have ended; those started later have not.
  public static SimulatedFault expire() {
    return of("expire", Map.of());
  }

  /// The answer comes so much later; whole milliseconds count.
  public static SimulatedFault latency(Duration delay) {
    return of("latency", Map.of("millis", delay.toMillis()));
  }

  /// The call runs and is never answered, until the client gives up or the fault is removed.
  public static SimulatedFault hang() {
    return of("hang", Map.of());
  }

  /// The connection ends before the answer.
  ///
  /// @param ran whether the call is carried out, and paid
  public static SimulatedFault cutBeforeAnswer(boolean ran) {
    return of("cut", Map.of("when", "before-answer", "ran", ran));
  }

  /// The connection ends in the middle of the answer of a call that is carried out.
  public static SimulatedFault cutDuringAnswer() {
    return of("cut", Map.of("when", "during-answer"));
  }

  /// Streams go as the script says; other calls are not concerned.
  public static SimulatedFault stream(SimulatedStream script) {
    return of("stream", script.members());
  }

  /// Under this name in the record of calls.
  public SimulatedFault named(String given) {
    return new SimulatedFault(given, match, limit, after, probability, seed, effect);
  }

  /// Only calls of this account.
  public SimulatedFault onAccount(String account) {
    return on("account", account);
  }

  /// Only calls of this key, and of the sessions in its account that go back to it.
  public SimulatedFault onAccessKey(String accessKeyId) {
    return on("accessKey", accessKeyId);
  }

  /// Only calls signed for this region.
  public SimulatedFault onRegion(String region) {
    return on("region", region);
  }

  /// Only calls for this model or profile, as requested.
  public SimulatedFault onModel(String model) {
    return on("model", model);
  }

  /// Only calls of this operation, by AWS's name.
  public SimulatedFault onOperation(String operation) {
    return on("operation", operation);
  }

  private SimulatedFault on(String criterion, String value) {
    Map<String, String> more = new TreeMap<>(match);
    more.put(criterion, value);
    return new SimulatedFault(name, more, limit, after, probability, seed, effect);
  }

  /// At most so many times.
  public SimulatedFault times(int most) {
    return new SimulatedFault(name, match, most, after, probability, seed, effect);
  }

  /// Only after so many matching calls.
  public SimulatedFault afterCalls(int passed) {
    return new SimulatedFault(name, match, limit, passed, probability, seed, effect);
  }

  /// Only for this share of the matching calls; the same choices for the same seed.
  public SimulatedFault withProbability(double share, long choiceSeed) {
    return new SimulatedFault(name, match, limit, after, share, choiceSeed, effect);
  }
}
