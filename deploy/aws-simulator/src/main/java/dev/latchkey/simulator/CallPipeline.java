package dev.latchkey.simulator;

import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.authentication.Authentication;
import dev.latchkey.simulator.authentication.Authenticator;
import dev.latchkey.simulator.calls.CallLog;
import dev.latchkey.simulator.calls.CallRecord;
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
      case EndpointChoice.NotSimulated(String host) -> notSimulated(host, requestId, request);
      case EndpointChoice.Chosen(Endpoint endpoint, String path) -> {
        Operation operation = OperationReader.read(endpoint.service(), request, path);
        Authentication authentication = authenticator.authenticate(request, endpoint);
        Answer answer =
            switch (authentication) {
              case Authentication.Granted(Principal principal, CredentialScope scope) ->
                  services.answer(
                      operation, new Caller(principal, scope.region(), requestId), request.body());
              case Authentication.Denied denied -> denied.answer();
            };
        HttpAnswer rendered =
            AnswerRenderer.render(endpoint.service().protocol(), requestId, answer);
        record(request, endpoint, operation, authentication, rendered, requestId);
        yield rendered;
      }
    };
  }

  private void record(
      AwsRequest request,
      Endpoint endpoint,
      Operation operation,
      Authentication authentication,
      HttpAnswer answer,
      String requestId) {
    Instant time = clock.instant();
    @Nullable CredentialScope scope =
        switch (authentication) {
          case Authentication.Granted granted -> granted.scope();
          case Authentication.Denied denied -> denied.claimed();
        };
    @Nullable Principal holder =
        switch (authentication) {
          case Authentication.Granted granted -> granted.principal();
          case Authentication.Denied denied -> denied.keyHolder();
        };
    log.append(
        sequence ->
            new CallRecord(
                sequence,
                time,
                endpoint.service().label(),
                operation.name(),
                holder == null ? null : holder.accountId(),
                scope == null ? null : scope.accessKeyId(),
                holder == null ? null : holder.signer().name(),
                scope == null ? null : scope.region(),
                host(endpoint, scope),
                operation.modelId(),
                answer.status(),
                answer.errorCode(),
                requestId,
                request.message().payloadSha256(),
                request.body().size()));
  }

  /// Without a virtual host, the AWS host follows from what was signed.
  private static String host(Endpoint endpoint, @Nullable CredentialScope scope) {
    boolean known = endpoint.regions().size() == 1 || scope == null;
    return known ? endpoint.host() : endpoint.service().host(scope.region());
  }

  private HttpAnswer notSimulated(String host, String requestId, AwsRequest request) {
    HttpAnswer answer =
        AnswerRenderer.render(
            Protocol.REST_JSON,
            requestId,
            new Answer.Refused(
                new AwsError(
                    404,
                    "UnknownEndpoint",
                    host
                        + " is not simulated; sts, bedrock and bedrock-runtime are, in the regions"
                        + " of the model catalog")));
    Instant time = clock.instant();
    log.append(
        sequence ->
            new CallRecord(
                sequence,
                time,
                "unknown",
                "UnknownOperation",
                null,
                null,
                null,
                null,
                host,
                null,
                answer.status(),
                answer.errorCode(),
                requestId,
                request.message().payloadSha256(),
                request.body().size()));
    return answer;
  }
}
