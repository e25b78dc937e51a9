package dev.latchkey.simulator;

import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.authentication.Authentication;
import dev.latchkey.simulator.authentication.Authenticator;
import dev.latchkey.simulator.calls.CallLog;
import dev.latchkey.simulator.calls.CallRecord;
import dev.latchkey.simulator.calls.RoleOfCall;
import dev.latchkey.simulator.endpoint.Endpoint;
import dev.latchkey.simulator.endpoint.EndpointChoice;
import dev.latchkey.simulator.endpoint.EndpointResolver;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AnswerRenderer;
import dev.latchkey.simulator.exchange.AnswerRenderer.Protocol;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.exchange.AwsRequest;
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.exchange.HttpAnswer;
import dev.latchkey.simulator.operation.Operation;
import dev.latchkey.simulator.operation.OperationReader;
import dev.latchkey.simulator.sigv4.CredentialScope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The way of one call: endpoint, operation, authentication, service, answer, record. Every call is
/// recorded before its answer is written, the refused ones too. Safe for concurrent use; waits for
/// nothing.
final class CallPipeline {

  private final EndpointResolver endpoints;
  private final Authenticator authenticator;
  private final SimulatedServices services;
  private final CallLog log;
  private final InstantSource clock;

  CallPipeline(
      EndpointResolver endpoints,
      Authenticator authenticator,
      SimulatedServices services,
      CallLog log,
      InstantSource clock) {
    this.endpoints = endpoints;
    this.authenticator = authenticator;
    this.services = services;
    this.log = log;
    this.clock = clock;
  }

  HttpAnswer answer(AwsRequest request) {
    String requestId = UUID.randomUUID().toString();
    String hostHeader = request.message().headers().first("host").orElse("");
    return switch (endpoints.resolve(hostHeader, request.message().rawPath())) {
      case EndpointChoice.NotSimulated(String host) -> notSimulated(request, host, requestId);
      case EndpointChoice.Chosen(Endpoint endpoint, String path) ->
          answer(request, endpoint, path, requestId);
    };
  }

  private HttpAnswer answer(AwsRequest request, Endpoint endpoint, String path, String requestId) {
    Operation operation = OperationReader.read(endpoint.service(), request, path);
    Authentication authentication = authenticator.authenticate(request, endpoint);
    Answer answer =
        switch (authentication) {
          case Authentication.Granted(CredentialScope scope, Principal principal) ->
              services.answer(
                  operation, new Caller(principal, scope.region(), requestId), request.body());
          case Authentication.Denied denied -> denied.answer();
        };
    HttpAnswer rendered = AnswerRenderer.render(endpoint.service().protocol(), requestId, answer);
    Target target =
        new Target(endpoint.service().label(), host(endpoint, authentication.scope()), operation);
    record(request, target, authentication, rendered, requestId);
    return rendered;
  }

  /// Without a virtual host, the AWS host follows from what was signed.
  private static String host(Endpoint endpoint, @Nullable CredentialScope scope) {
    return endpoint.regions().size() == 1 || scope == null
        ? endpoint.host()
        : endpoint.service().host(scope.region());
  }

  private HttpAnswer notSimulated(AwsRequest request, String host, String requestId) {
    Answer answer =
        new Answer.Refused(
            new AwsError(
                404,
                "UnknownEndpoint",
                host
                    + " is not simulated; sts, bedrock and bedrock-runtime are, in the regions of"
                    + " the model catalog"));
    HttpAnswer rendered = AnswerRenderer.render(Protocol.REST_JSON, requestId, answer);
    Target target = new Target("unknown", host, new Operation.UnknownRuntime());
    record(request, target, new Authentication.Denied(answer, null, null), rendered, requestId);
    return rendered;
  }

  /// What a call was for.
  private record Target(String service, String host, Operation operation) {}

  private void record(
      AwsRequest request,
      Target target,
      Authentication authentication,
      HttpAnswer answer,
      String requestId) {
    Instant time = clock.instant();
    @Nullable CredentialScope scope = authentication.scope();
    @Nullable Principal holder = authentication.keyHolder();
    RoleOfCall role = RoleOfCall.of(target.operation(), holder);
    log.append(
        sequence ->
            new CallRecord(
                sequence,
                time,
                target.service(),
                target.operation().name(),
                holder == null ? null : holder.accountId(),
                scope == null ? null : scope.accessKeyId(),
                holder == null ? null : holder.longTermKeyId(),
                holder == null ? null : holder.signer().name(),
                role.arn(),
                role.name(),
                role.sessionName(),
                role.tags(),
                scope == null ? null : scope.region(),
                target.host(),
                target.operation().modelId(),
                answer.status(),
                answer.errorCode(),
                requestId,
                request.message().payloadSha256(),
                request.body().size()));
  }
}
