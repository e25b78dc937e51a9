package dev.latchkey.credential.http;

import dev.latchkey.contracts.chassis.problem.Problems;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.flow.Reach;
import dev.latchkey.credential.flow.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/// Replies as HTTP answers.
final class Answers {

  private Answers() {}

  /// The value as people see it, or the error.
  static <T> Uni<Response> of(Uni<Reply<T>> reply, Function<T, Object> view) {
    return reply.map(
        came ->
            switch (came) {
              case Reply.Given<T>(T value) -> Response.ok(view.apply(value)).build();
              case Reply.Refused<T>(var error) -> Problems.response(error);
            });
  }

  /// The answer about the workspace with this id; an id that is none names no workspace.
  static Uni<Response> about(String workspaceId, Function<WorkspaceId, Uni<Response>> answer) {
    return switch (WorkspaceId.parse(workspaceId)) {
      case Parsed.Ok<WorkspaceId>(WorkspaceId workspace) -> answer.apply(workspace);
      case Parsed.Invalid<WorkspaceId> _ -> problem(Reach.unknownWorkspace());
    };
  }

  static Uni<Response> problem(ErrorObject error) {
    return Uni.createFrom().item(Problems.response(error));
  }

  /// The answer to a body that cannot be read.
  static Uni<Response> malformed(String reason) {
    return problem(ErrorObject.of(ErrorCode.REQUEST_MALFORMED, reason));
  }
}
