package dev.latchkey.simulator;

import dev.latchkey.simulator.FaultedServices.Outcome;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.authentication.Authentication;
import dev.latchkey.simulator.authentication.Authenticator;
import dev.latchkey.simulator.calls.CallLog;
import dev.latchkey.simulator.calls.CallRecord;
import dev.latchkey.simulator.calls.JsonDigest;
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
import dev.latchkey.simulator.exchange.DeliveredAnswer;
import dev.latchkey.simulator.exchange.HttpAnswer;
import dev.latchkey.simulator.exchange.HttpBody;
import dev.latchkey.simulator.operation.Operation;
import dev.latchkey.simulator.operation.OperationReader;
import dev.latchkey.simulator.sigv4.CredentialScope;
import dev.latchkey.simulator.sigv4.Headers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The way of one call: endpoint, operation, authentication, faults, service, answer, record. Every
/// call is recorded before its answer is written, the refused ones too. Safe for concurrent use;
/// waits for nothing.
final class CallPipeline {

  private final EndpointResolver endpoints;
  private final Authenticator authenticator;
  private final FaultedServices services;
  private final CallLog log;
  private final InstantSource clock;

  CallPipeline(
      EndpointResolver endpoints,
      Authenticator authenticator,
      FaultedServices services,
      CallLog log,
      InstantSource clock) {
    this.endpoints = endpoints;
    this.authenticator = authenticator;
    this.services = services;
    this.log = log;
    this.clock = clock;
  }

  DeliveredAnswer answer(AwsRequest request) {
    String requestId = UUID.randomUUID().toString();
    String hostHeader = request.message().headers().first("host").orElse("");
    return switch (endpoints.resolve(hostHeader, request.message().rawPath())) {
      case EndpointChoice.NotSimulated(String host) -> notSimulated(request, host, requestId);
      case EndpointChoice.Chosen(Endpoint endpoint, String path) ->
          answer(request, endpoint, path, requestId);
    };
  }

  private DeliveredAnswer answer(
      AwsRequest request, Endpoint endpoint, String path, String requestId) {
    Operation operation = OperationReader.read(endpoint.service(), request, path);
    Authentication authentication = authenticator.authenticate(request, endpoint);
    Outcome outcome =
        switch (authentication) {
          case Authentication.Granted(CredentialScope scope, Principal principal) ->
              services.answer(
                  endpoint.service().label(),
                  operation,
                  new Caller(principal, scope.region(), requestId),
                  request.body());
          case Authentication.Denied denied -> Outcome.refused(denied.answer());
        };
    Target target =
        new Target(
            endpoint.service().label(),
            endpoint.service().protocol(),
            host(endpoint, authentication.scope()),
            operation);
    return finish(request, target, authentication, outcome, requestId);
  }

  /// Without a virtual host, the AWS host follows from what was signed.
  private static String host(Endpoint endpoint, @Nullable CredentialScope scope) {
    return endpoint.regions().size() == 1 || scope == null
        ? endpoint.host()
        : endpoint.service().host(scope.region());
  }

  private DeliveredAnswer notSimulated(AwsRequest request, String host, String requestId) {
    Answer answer =
        new Answer.Refused(
            new AwsError(
                404,
                "UnknownEndpoint",
                host
                    + " is not simulated; sts, bedrock and bedrock-runtime are, in the regions of"
                    + " the model catalog"));
    Target target = new Target("unknown", Protocol.REST_JSON, host, new Operation.UnknownRuntime());
    return finish(
        request,
        target,
        new Authentication.Denied(answer, null, null),
        Outcome.refused(answer),
        requestId);
  }

  /// What a call was for.
  private record Target(String service, Protocol protocol, String host, Operation operation) {}

  private DeliveredAnswer finish(
      AwsRequest request,
      Target target,
      Authentication authentication,
      Outcome outcome,
      String requestId) {
    HttpAnswer answer = AnswerRenderer.render(target.protocol(), requestId, outcome.answer());
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
                outcome.fault(),
                outcome.ran(),
                requestId,
                request.message().payloadSha256(),
                request.body().size(),
                jsonDigest(target.operation(), request),
                bedrockHeaders(request),
                answer.body() instanceof HttpBody.Frames frames ? frames.progress() : null));
    return new DeliveredAnswer(answer, outcome.delivery());
  }

  private static @Nullable String jsonDigest(Operation operation, AwsRequest request) {
    boolean read =
        operation instanceof Operation.Converse
            || operation instanceof Operation.ConverseStream
            || operation instanceof Operation.CountTokens;
    return read ? JsonDigest.of(request.body().bytes()).orElse(null) : null;
  }

  private static SortedMap<String, String> bedrockHeaders(AwsRequest request) {
    SortedMap<String, String> headers = new TreeMap<>();
    for (Headers.Field field : request.message().headers().fields()) {
      if (field.name().startsWith("x-amzn-bedrock-")) {
        headers.put(field.name(), field.value());
      }
    }
    return headers;
  }
}
