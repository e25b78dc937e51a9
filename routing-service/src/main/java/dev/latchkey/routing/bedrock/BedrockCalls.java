package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.Guardrail;
import dev.latchkey.contracts.wire.inference.RequestReading;
import dev.latchkey.contracts.wire.inference.ServiceTier;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;

/// Calls models through `InvokeModel`. Each call is one HTTP request: nothing here retries, and
/// nothing here chooses a credential. Blocks; safe for all threads; made for virtual ones.
public final class BedrockCalls implements AutoCloseable {

  private final RegionClients clients;
  private final StreamClients streams;
  private final Set<Thread> callers = ConcurrentHashMap.newKeySet();

  /// @param endpoints the base address of the runtime API of a region
  /// @param maxConcurrency the most calls that run at a time in one region
  public BedrockCalls(Function<Region, URI> endpoints, int maxConcurrency) {
    this.clients = new RegionClients(endpoints, maxConcurrency);
    this.streams = new StreamClients(endpoints, maxConcurrency);
  }

  /// Makes one call. A failure, whatever its kind, is a value.
  ///
  /// @throws IllegalStateException if a call of the platform would have left its grant's route; it
  ///   was not sent
  public CallResult invoke(ModelCall call) {
    callers.add(Thread.currentThread());
    try {
      BedrockRuntimeClient client = clients.of(call.region());
      return call.operation() == ModelOperation.CONVERSE
          ? answered(client.converse(ConverseRequests.whole(call)))
          : answered(client.invokeModel(request(call)), call.operation());
    } catch (RouteBroken bug) {
      throw bug;
    } catch (RuntimeException failure) {
      return FailureReading.of(failure);
    } finally {
      callers.remove(Thread.currentThread());
      // The interruption of abort() has done its work; what follows must not trip over it.
      Thread.interrupted();
    }
  }

  /// Opens a stream. That it failed is its first step.
  ///
  /// @param call to be streamed
  public ModelStream open(ModelCall call) {
    Thread caller = Thread.currentThread();
    callers.add(caller);
    StreamIntake intake = new StreamIntake();
    intake.follow(begun(call, intake));
    Assembly assembly =
        call.operation() == ModelOperation.CONVERSE_STREAM
            ? new ConverseAssembly()
            : new MessagesAssembly();
    return new ModelStream(intake, assembly, () -> callers.remove(caller));
  }

  private CompletableFuture<Void> begun(ModelCall call, StreamIntake intake) {
    try {
      BedrockRuntimeAsyncClient client = streams.of(call.region());
      return call.operation() == ModelOperation.CONVERSE_STREAM
          ? client.converseStream(
              ConverseRequests.streamed(call), ConverseRequests.intoLines(intake))
          : client.invokeModelWithResponseStream(
              StreamRequests.invoke(call), StreamRequests.intoLines(intake));
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  /// Breaks off the calls that are running; each fails with what it means not to know its outcome.
  public void abort() {
    callers.forEach(Thread::interrupt);
  }

  private static InvokeModelRequest request(ModelCall call) {
    InvokeModelRequest.Builder request =
        InvokeModelRequest.builder()
            .modelId(call.model().text())
            .contentType("application/json")
            .accept("application/json")
            .body(SdkBytes.fromByteArrayUnsafe(call.body().bytes()))
            .overrideConfiguration(
                override -> sign(override.apiCallTimeout(call.patience()), call.signer()));
    Guardrail guardrail = call.guardrail();
    if (guardrail != null) {
      request.guardrailIdentifier(guardrail.id()).guardrailVersion(guardrail.version());
    }
    ServiceTier tier = call.serviceTier();
    if (tier != null) {
      request.serviceTier(tier.toString());
    }
    return request.build();
  }

  static void sign(AwsRequestOverrideConfiguration.Builder override, Signer signer) {
    switch (signer) {
      case Signer.Own(SessionDocument session) ->
          override.credentialsProvider(
              credentials(
                  session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
      case Signer.Platform(var grant, var _, var id, var secret, var token) ->
          override
              .credentialsProvider(credentials(id, secret, token))
              .putExecutionAttribute(RouteCheck.ROUTE, grant.route());
    }
  }

  private static StaticCredentialsProvider credentials(
      AccessKeyId id, SecretText secret, SecretText token) {
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(id.value(), secret.reveal(), token.reveal()));
  }

  private static CallResult answered(ConverseResponse response) {
    ObjectNode body = SdkWriting.json(response);
    return new CallResult.Answered(
        Content.of(WireJson.write(body)),
        UsageJson.converse(body.path("usage")).orElse(null),
        response.sdkHttpResponse().statusCode(),
        response.responseMetadata().requestId());
  }

  private static CallResult answered(InvokeModelResponse response, ModelOperation operation) {
    byte[] body = response.body().asByteArrayUnsafe();
    if (body.length > RequestReading.MAX_BODY_BYTES) {
      return FailureReading.tooLarge(response);
    }
    return FailureReading.hiddenIn(response, body)
        .orElseGet(
            () ->
                new CallResult.Answered(
                    Content.of(body),
                    usage(response, body, operation),
                    response.sdkHttpResponse().statusCode(),
                    response.responseMetadata().requestId()));
  }

  private static @Nullable TokenUsage usage(
      InvokeModelResponse response, byte[] body, ModelOperation operation) {
    return (operation == ModelOperation.EMBED
            ? UsageReading.ofEmbedding(response.sdkHttpResponse(), body)
            : UsageReading.of(response.sdkHttpResponse(), body))
        .orElse(null);
  }

  @Override
  public void close() {
    clients.close();
    streams.close();
  }
}
