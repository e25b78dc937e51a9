package dev.latchkey.simulator.streams;

import dev.latchkey.simulator.AwsSimulator;
import dev.latchkey.simulator.Customer;
import dev.latchkey.simulator.SdkClients;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.PayloadPart;
import software.amazon.awssdk.services.bedrockruntime.model.ResponseStream;

/// Streams of one simulator, played to their end by the SDK.
final class SdkStreams implements AutoCloseable {

  private final SdkClients sdk;
  private final SdkAsyncHttpClient http;
  private final BedrockRuntimeAsyncClient client;

  SdkStreams(AwsSimulator simulator, AsyncHttp kind) {
    this.http = kind.newClient();
    this.sdk = new SdkClients(simulator);
    this.client = sdk.streaming(http, SdkClients.credentials(Customer.seeded("acme-production")));
  }

  /// What a stream was.
  ///
  /// @param failure as the call's future tells it, `null` when it succeeded
  record Played<E>(List<E> events, @Nullable Throwable failure) {}

  BedrockRuntimeAsyncClient client() {
    return client;
  }

  Played<ConverseStreamOutput> converse(String model, String words) {
    Message message = Message.builder().role("user").content(ContentBlock.fromText(words)).build();
    return converse(it -> it.modelId(model).messages(message));
  }

  Played<ConverseStreamOutput> converse(UnaryOperator<ConverseStreamRequest.Builder> request) {
    return play(
        events ->
            client.converseStream(
                request.apply(ConverseStreamRequest.builder()).build(),
                ConverseStreamResponseHandler.builder()
                    .subscriber((Consumer<ConverseStreamOutput>) events::add)
                    .build()));
  }

  /// The model events, out of their chunks.
  Played<String> invoke(String model, String body) {
    Played<ResponseStream> played =
        play(
            events ->
                client.invokeModelWithResponseStream(
                    it -> it.modelId(model).body(SdkBytes.fromUtf8String(body)),
                    InvokeModelWithResponseStreamResponseHandler.builder()
                        .subscriber((Consumer<ResponseStream>) events::add)
                        .build()));
    return new Played<>(
        played.events().stream().map(it -> ((PayloadPart) it).bytes().asUtf8String()).toList(),
        played.failure());
  }

  private interface Call<E> {
    CompletableFuture<Void> into(List<E> events);
  }

  private static <E> Played<E> play(Call<E> call) {
    List<E> events = Collections.synchronizedList(new ArrayList<>());
    try {
      call.into(events).join();
      return new Played<>(List.copyOf(events), null);
    } catch (CompletionException e) {
      return new Played<>(List.copyOf(events), e.getCause());
    }
  }

  @Override
  public void close() {
    client.close();
    http.close();
    sdk.close();
  }
}
