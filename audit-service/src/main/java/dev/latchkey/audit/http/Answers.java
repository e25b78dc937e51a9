package dev.latchkey.audit.http;

import dev.latchkey.audit.flow.Reply;
import dev.latchkey.contracts.chassis.problem.Problems;
import dev.latchkey.contracts.chassis.security.Caller;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
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

  /// The answer to a caller whose token names no organisation, and who may see no log.
  static ErrorObject orgMissing() {
    return ErrorObject.of(ErrorCode.FORBIDDEN, "The token names no organisation.");
  }

  /// The error of a request that cannot be read.
  static ErrorObject malformed(String reason) {
    return ErrorObject.of(ErrorCode.REQUEST_MALFORMED, reason);
  }

  static Uni<Response> problem(ErrorObject error) {
    return Uni.createFrom().item(Problems.response(error));
  }

  /// The answer for the caller's organisation, if the token names one.
  static Uni<Response> forOrg(Caller caller, Function<OrgId, Uni<Response>> work) {
    OrgId org = caller.claims().org();
    return org == null ? problem(orgMissing()) : work.apply(org);
  }

  /// The answer for the caller's organisation and what the parameters ask for; whatever of both is
  /// wrong is the answer.
  static <T> Uni<Response> forOrg(
      Caller caller, Parsed<T> asked, BiFunction<OrgId, T, Uni<Response>> work) {
    return forOrg(
        caller,
        org ->
            switch (asked) {
              case Parsed.Invalid<T>(String reason) -> problem(malformed(reason));
              case Parsed.Ok<T>(T value) -> work.apply(org, value);
            });
  }
}
