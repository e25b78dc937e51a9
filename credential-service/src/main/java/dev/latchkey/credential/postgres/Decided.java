package dev.latchkey.credential.postgres;

import dev.latchkey.credential.decision.Confirmation;
import dev.latchkey.credential.decision.WorkspaceState;
import java.util.List;

/// What was decided about a workspace while its row was locked.
///
/// @param next the state to store; published too when its revision is higher than before
/// @param confirmations consents to note
/// @param events told in the same transaction
/// @param result for whoever asked
public record Decided<R>(
    WorkspaceState next, List<Confirmation> confirmations, List<OutboxEvent> events, R result) {

  /// Nothing changes.
  public static <R> Decided<R> unchanged(WorkspaceState known, R result) {
    return new Decided<>(known, List.of(), List.of(), result);
  }

  /// The workspace changes.
  public static <R> Decided<R> changed(WorkspaceState next, List<OutboxEvent> events, R result) {
    return new Decided<>(next, List.of(), events, result);
  }
}
