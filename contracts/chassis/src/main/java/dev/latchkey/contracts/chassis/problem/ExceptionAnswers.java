package dev.latchkey.contracts.chassis.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.latchkey.contracts.wire.error.ErrorObject;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Answers for exceptions that reach the REST layer.
public class ExceptionAnswers {

  /// No token came.
  @ServerExceptionMapper
  public Response unauthenticated(UnauthorizedException refusal) {
    return of(401);
  }

  /// The token is not valid.
  @ServerExceptionMapper
  public Response unauthenticated(AuthenticationFailedException refusal) {
    return of(401);
  }

  /// The token's roles do not suffice.
  @ServerExceptionMapper
  public Response forbidden(ForbiddenException refusal) {
    return of(403);
  }

  /// The JSON does not fit the record.
  @ServerExceptionMapper
  public Response misfit(MismatchedInputException misfit) {
    return badJson(misfit);
  }

  /// The sender hung up or went beyond the limit. Nothing of ours throws it to the REST layer.
  @ServerExceptionMapper
  public Response brokenBody(IOException failure) {
    return Problems.response(HttpRefusals.malformed("The body could not be read to its end."));
  }

  /// An answer that the code made itself passes as it is.
  @ServerExceptionMapper
  public Response refused(WebApplicationException refusal) {
    if (refusal.getCause() instanceof JacksonException json) {
      return badJson(json);
    }
    Response own = refusal.getResponse();
    if (own.hasEntity() || own.getStatus() < 400) {
      return own;
    }
    return own.getStatus() == 500 ? bug(refusal) : of(own.getStatus());
  }

  /// Everything that nobody expected.
  @ServerExceptionMapper
  public Response bug(Throwable bug) {
    return Problems.response(Bugs.report(bug));
  }

  private static Response of(int status) {
    return Problems.response(status, HttpRefusals.of(status));
  }

  private static Response badJson(JacksonException failure) {
    ErrorObject error =
        failure instanceof JsonMappingException misfit && !misfit.getPath().isEmpty()
            ? HttpRefusals.malformed("The JSON does not fit at '" + place(misfit) + "'.")
            : HttpRefusals.malformed("The body is not JSON.");
    return Problems.response(error);
  }

  private static String place(JsonMappingException misfit) {
    return misfit.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
