package dev.latchkey.routing.http;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.routing.decision.Certainty;
import dev.latchkey.routing.decision.OperationFacts;
import dev.latchkey.routing.flow.explain.Question;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What somebody wants explained, checked.
sealed interface ExplainForm {

  /// What became of a request.
  record OfRequest(RequestKey request) implements ExplainForm {}

  /// What would be decided.
  record OfQuestion(Question question) implements ExplainForm {}

  /// It cannot be answered; `message` says what to correct.
  record Refused(String message) implements ExplainForm {}

  /// Checks a body; null stands for an empty one.
  static ExplainForm read(@Nullable ExplainBody body) {
    if (body == null) {
      return new Refused("The body is missing.");
    }
    return switch (WorkspaceId.parse(body.workspace())) {
      case Parsed.Invalid<WorkspaceId>(String reason) -> new Refused(reason + ".");
      case Parsed.Ok<WorkspaceId>(WorkspaceId workspace) -> read(workspace, body);
    };
  }

  private static ExplainForm read(WorkspaceId workspace, ExplainBody body) {
    String source = body.requestSource();
    String id = body.requestId();
    if (source != null && id != null) {
      return new OfRequest(new RequestKey(workspace, source, id));
    }
    if (source != null || id != null) {
      return new Refused("requestsource and requestid belong together.");
    }
    Optional<ErrorCode> failure = failure(body.failure());
    Optional<Certainty> certainty = certainty(body.certainty());
    Optional<Access> access =
        body.access() == null ? Optional.of(Access.WRITE) : Access.of(body.access());
    if (failure.isEmpty()) {
      return new Refused("failure is not the name of a failure, such as THROTTLED.");
    }
    if (certainty.isEmpty()) {
      return new Refused("certainty is not not-sent, refused or may-have-run.");
    }
    if (access.isEmpty()) {
      return new Refused("access is neither read nor write.");
    }
    return switch (ModelReference.parse(body.model())) {
      case Parsed.Invalid<ModelReference>(String reason) -> new Refused(reason + ".");
      case Parsed.Ok<ModelReference>(ModelReference model) ->
          new OfQuestion(
              new Question(
                  workspace,
                  failure.get(),
                  certainty.get(),
                  model,
                  operation(access.get(), body),
                  body.user(),
                  body.session()));
    };
  }

  private static OperationFacts operation(Access access, ExplainBody body) {
    return new OperationFacts(
        access,
        !Boolean.FALSE.equals(body.autonomous()),
        Boolean.TRUE.equals(body.fallbackEligible()));
  }

  private static Optional<ErrorCode> failure(@Nullable String name) {
    return Arrays.stream(ErrorCode.values()).filter(code -> code.name().equals(name)).findFirst();
  }

  private static Optional<Certainty> certainty(@Nullable String name) {
    return name == null
        ? Optional.of(Certainty.REFUSED)
        : Arrays.stream(Certainty.values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
            .findFirst();
  }
}
