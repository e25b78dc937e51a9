package dev.latchkey.simulator.streams;

import static java.util.Objects.requireNonNull;

import dev.latchkey.simulator.AwsSimulator;
import dev.latchkey.simulator.Customer;
import dev.latchkey.simulator.SdkClients;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;
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
    this.sdk = new SdkClients(simulator);
    this.http = kind.newClient();
    this.client = sdk.streaming(http, SdkClients.credentials(Customer.seeded("acme-production")));
  }

  /// One over each HTTP client: they take long to make and to close.
  static final class OfEach implements AutoCloseable {
    private final Map<AsyncHttp, SdkStreams> streams = new EnumMap<>(AsyncHttp.class);

    OfEach(AwsSimulator simulator) {
      for (AsyncHttp http : AsyncHttp.values()) {
        streams.put(http, new SdkStreams(simulator, http));
      }
    }

    SdkStreams of(AsyncHttp http) {
      return requireNonNull(streams.get(http));
    }

    @Override
    public void close() {
      streams.values().forEach(SdkStreams::close);
    }
  }

  /// What a stream was.
  ///
  /// @param failure as the call's future tells it, `null` when it succeeded
  record Played<E>(List<E> events, @Nullable Throwable failure) {}

  /// Plays a stream of Converse to its end.
  Played<ConverseStreamOutput> converse(String model, String words) {
    return play(events -> client.converseStream(request(model, words), into(events)));
  }

  /// Begins a stream of Converse; the future ends with it, and cancelling it leaves it.
  CompletableFuture<Void> begin(String model, String words) {
    return client.converseStream(request(model, words), into(new ArrayList<>()));
  }

  /// Plays a stream of Converse to its end.
  Played<ConverseStreamOutput> converse(ConverseStreamRequest request) {
    return play(events -> client.converseStream(request, into(events)));
  }

  private static ConverseStreamRequest request(String model, String words) {
    Message message = Message.builder().role("user").content(ContentBlock.fromText(words)).build();
    return ConverseStreamRequest.builder().modelId(model).messages(message).build();
  }

  private static ConverseStreamResponseHandler into(List<ConverseStreamOutput> events) {
    return ConverseStreamResponseHandler.builder()
        .subscriber((Consumer<ConverseStreamOutput>) events::add)
        .build();
  }

  /// The model events, out of their chunks.
  Played<String> invoke(String model, String body) {
    return invoke(it -> it.modelId(model), body);
  }

  /// The model events, out of their chunks.
  Played<String> invoke(
      Consumer<InvokeModelWithResponseStreamRequest.Builder> request, String body) {
    Played<ResponseStream> played =
        play(
            events ->
                client.invokeModelWithResponseStream(
                    it -> request.accept(it.body(SdkBytes.fromUtf8String(body))),
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
