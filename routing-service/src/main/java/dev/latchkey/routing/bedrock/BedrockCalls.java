package dev.latchkey.routing.bedrock;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.RequestReading;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;

/// Calls models through `InvokeModel`. Each call is one HTTP request: nothing here retries, and
/// nothing here chooses a credential. Blocks; safe for all threads; made for virtual ones.
public final class BedrockCalls implements AutoCloseable {

  private final RegionClients clients;
  private final Set<Thread> callers = ConcurrentHashMap.newKeySet();

  /// @param endpoints the base address of the runtime API of a region
  /// @param maxConcurrency the most calls that run at a time in one region
  public BedrockCalls(Function<Region, URI> endpoints, int maxConcurrency) {
    this.clients = new RegionClients(endpoints, maxConcurrency);
  }

  /// Makes one call. A failure, whatever its kind, is a value.
  public CallResult invoke(ModelCall call) {
    callers.add(Thread.currentThread());
    try {
      return answered(clients.of(call.region()).invokeModel(request(call)));
    } catch (RuntimeException failure) {
      return FailureReading.of(failure);
    } finally {
      callers.remove(Thread.currentThread());
      // The interruption of abort() has done its work; what follows must not trip over it.
      Thread.interrupted();
    }
  }

  /// Breaks off the calls that are running; each fails with what it means not to know its outcome.
  public void abort() {
    callers.forEach(Thread::interrupt);
  }

  private static InvokeModelRequest request(ModelCall call) {
    return InvokeModelRequest.builder()
        .modelId(call.model().text())
        .contentType("application/json")
        .accept("application/json")
        .body(SdkBytes.fromByteArrayUnsafe(call.body().bytes()))
        .overrideConfiguration(
            override ->
                override
                    .credentialsProvider(credentials(call.session()))
                    .apiCallTimeout(call.patience()))
        .build();
  }

  private static StaticCredentialsProvider credentials(SessionDocument session) {
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(
            session.accessKeyId().value(),
            session.secretAccessKey().reveal(),
            session.sessionToken().reveal()));
  }

  private static CallResult answered(InvokeModelResponse response) {
    byte[] body = response.body().asByteArrayUnsafe();
    if (body.length > RequestReading.MAX_BODY_BYTES) {
      return FailureReading.tooLarge(response);
    }
    return FailureReading.hiddenIn(response, body)
        .orElseGet(
            () ->
                new CallResult.Answered(
                    Content.of(body),
                    UsageReading.of(response.sdkHttpResponse(), body).orElse(null),
                    response.sdkHttpResponse().statusCode(),
                    response.responseMetadata().requestId()));
  }

  @Override
  public void close() {
    clients.close();
  }
}
