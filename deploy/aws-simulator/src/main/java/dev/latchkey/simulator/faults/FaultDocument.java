package dev.latchkey.simulator.faults;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A fault as a person writes it down; [FaultRules] says what is made of it.
///
/// @param name shown in the record of calls; left out: its id
/// @param match which calls; left out: all
/// @param limit how often it applies; left out: until it is removed
/// @param after how many matching calls it lets pass first; left out: none
/// @param probability share of the matching calls it applies to, 0 to 1; left out: all
/// @param seed makes the choice by probability the same every time
/// @param effect exactly one
public record FaultDocument(
    @Nullable String name,
    @Nullable FaultMatch match,
    @Nullable Integer limit,
    @Nullable Integer after,
    @Nullable Double probability,
    @Nullable Long seed,
    @Nullable EffectDocument effect) {

  /// This effect on every call.
  public static FaultDocument of(EffectDocument effect) {
    return new FaultDocument(null, null, null, null, null, null, effect);
  }

  /// This fault on other calls.
  public FaultDocument on(FaultMatch calls) {
    return new FaultDocument(name, calls, limit, after, probability, seed, effect);
  }

  /// This fault so many times.
  public FaultDocument times(int most) {
    return new FaultDocument(name, match, most, after, probability, seed, effect);
  }

  /// Exactly one member is there.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EffectDocument(
      @Nullable ErrorDocument error,
      @Nullable ThrottleDocument throttle,
      @Nullable DailyQuotaDocument dailyQuota,
      @Nullable ExpireDocument expire,
      @Nullable LatencyDocument latency,
      @Nullable HangDocument hang,
      @Nullable CutDocument cut,
      @Nullable StreamDocument stream) {

    /// An error of the catalogue, by its id.
    public static EffectDocument error(String row) {
      ErrorDocument error = new ErrorDocument(row, null, null, null, null);
      return new EffectDocument(error, null, null, null, null, null, null, null);
    }

    /// A connection that ends.
    public static EffectDocument cut(String when) {
      CutDocument cut = new CutDocument(when, null);
      return new EffectDocument(null, null, null, null, null, null, cut, null);
    }
  }

  /// How a stream goes; what is left out is as usual.
  ///
  /// @param firstEventMillis from the head of the answer to its first event; left out: 0
  /// @param betweenEventsMillis from one event to the next; left out: 0, all at once
  /// @param deltas how many deltas the text has; left out: as many as it needs
  /// @param deltaCharacters length of a delta; left out: 16
  /// @param then what comes after `afterEvents` events instead of the next: `exception`, `error`,
  ///   `cut`, `corrupt`, `end` or `stall`; left out: the stream is whole
  /// @param exception type of the exception, or code of the error
  /// @param message of the exception or error
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StreamDocument(
      @Nullable Integer firstEventMillis,
      @Nullable Integer betweenEventsMillis,
      @Nullable Integer deltas,
      @Nullable Integer deltaCharacters,
      @Nullable String then,
      @Nullable Integer afterEvents,
      @Nullable String exception,
      @Nullable String message) {}

  /// Either a row of the catalogue, or status, code and message.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ErrorDocument(
      @Nullable String row,
      @Nullable Integer status,
      @Nullable String code,
      @Nullable String message,
      @Nullable Integer retryAfterSeconds) {}

  /// More calls a minute are refused.
  public record ThrottleDocument(@Nullable Integer perMinute) {}

  /// More tokens a day are refused.
  public record DailyQuotaDocument(@Nullable Long tokens) {}

  /// Sessions of before have ended.
  public record ExpireDocument() {}

  /// The answer comes later.
  public record LatencyDocument(@Nullable Integer millis) {}

  /// The answer never comes.
  public record HangDocument() {}

  /// The connection ends `before-answer` or `during-answer`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CutDocument(@Nullable String when, @Nullable Boolean ran) {}
}
