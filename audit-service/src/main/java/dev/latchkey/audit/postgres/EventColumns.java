package dev.latchkey.audit.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What queries may ask about an event, made from its bytes. Exports and proofs use the bytes.
/// Texts are cut and cleaned on their way into a column ([ColumnText]).
///
/// @param what which event it is
/// @param request of which request; null when it is of none
/// @param call what was called; null when nothing was
/// @param ruling what was decided about a fallback; null when nothing was
/// @param actor the `sub` claim of the person who did it; null when no person did
public record EventColumns(
    What what,
    @Nullable Request request,
    @Nullable Call call,
    @Nullable Ruling ruling,
    @Nullable String actor) {

  /// Which event.
  ///
  /// @param type its `ce_type`
  /// @param event its short name
  /// @param id its `ce_id`
  /// @param source its `ce_source`
  /// @param time when it happened; null when it told no time
  public record What(String type, String event, String id, String source, @Nullable Instant time) {}

  /// Which request.
  ///
  /// @param fallback the fallback that it belongs to; null for none
  /// @param user on whose behalf; null when unknown
  /// @param conversation of which conversation; null when unknown
  public record Request(
      String source,
      String id,
      @Nullable String fallback,
      @Nullable String user,
      @Nullable String conversation) {}

  /// Which call to a model, and what came of it.
  ///
  /// @param errorCode why it failed; null when it did not
  /// @param payer who paid; null when not told
  /// @param tokens null when not told
  /// @param costUsd in US dollars; null when not known
  public record Call(
      @Nullable String model,
      @Nullable String region,
      @Nullable String errorCode,
      @Nullable String payer,
      @Nullable Tokens tokens,
      @Nullable BigDecimal costUsd) {}

  /// The tokens of a call.
  public record Tokens(long input, long output, long cacheRead, long cacheWrite) {}

  /// What was decided about a fallback.
  ///
  /// @param decision `intent`, `served`, `failed`, `refused` or `not-executed`
  /// @param reason why it was refused or not executed; null otherwise
  public record Ruling(String decision, @Nullable String reason) {}
}
