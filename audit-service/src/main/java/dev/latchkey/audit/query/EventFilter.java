package dev.latchkey.audit.query;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Payer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which events somebody asks for. What is null does not matter; the rest must all hold.
///
/// @param from events that occurred then or later
/// @param to events that occurred before then
/// @param user on whose behalf
/// @param model what was called or asked for, exactly
/// @param decision an event's part in a fallback
/// @param event the short name of the event
public record EventFilter(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable WorkspaceId workspace,
    @Nullable String user,
    @Nullable String conversation,
    @Nullable String model,
    @Nullable ErrorCode error,
    @Nullable Decision decision,
    @Nullable Payer payer,
    @Nullable String event) {

  /// The same up to a time, unless it ends before that anyway.
  public EventFilter until(Instant end) {
    Instant nearer = to == null || end.isBefore(to) ? end : to;
    return new EventFilter(
        from, nearer, workspace, user, conversation, model, error, decision, payer, event);
  }
}
