package dev.latchkey.benchmark.routing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/// The raw limit, as a program: reads requests, calls the model, writes answers. No claims, no
/// settings, no grants, no audit: whatever happens to it is lost.
public final class BareLoop {
  static final String BOOTSTRAP = "BENCH_BOOTSTRAP_SERVERS";
  static final String ENDPOINT = "BENCH_ENDPOINT";
  static final String KEY = "BENCH_ACCESS_KEY_ID";
  static final String SECRET = "BENCH_SECRET_ACCESS_KEY";
  static final String TOKEN = "BENCH_SESSION_TOKEN";

  /// The topics that it reads and writes.
  static final Pair TOPICS = new Pair("bench.requests", "bench.answers");

  private static final int MOST_CALLS = 256;
  private static final Duration WAIT = Duration.ofMillis(100);

  private final KafkaProducer<byte[], byte[]> producer;
  private final BedrockRuntimeClient bedrock;
  private final StaticCredentialsProvider session;

  private BareLoop(Map<String, String> environment) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", environment.get(BOOTSTRAP), "acks", "all", "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    session =
        StaticCredentialsProvider.create(
            AwsSessionCredentials.create(
                environment.get(KEY), environment.get(SECRET), environment.get(TOKEN)));
    bedrock =
        BedrockRuntimeClient.builder()
            .region(Region.of(Tenant.REGION.name()))
            .endpointOverride(URI.create(environment.get(ENDPOINT)))
            .credentialsProvider(session)
            .httpClient(AwsCrtHttpClient.builder().maxConcurrency(MOST_CALLS).build())
            .overrideConfiguration(
                override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
  }

  /// Runs until it is killed. Reads where everything is from its environment.
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                environment.get(BOOTSTRAP),
                "group.id",
                "bare-loop",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(TOPICS.requests()));
      new BareLoop(environment).run(consumer);
    }
  }

  private void run(KafkaConsumer<byte[], byte[]> consumer) {
    while (true) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
        Thread.startVirtualThread(() -> answer(record));
      }
      consumer.commitAsync();
    }
  }

  private void answer(ConsumerRecord<byte[], byte[]> request) {
    byte[] body =
        bedrock
            .invokeModel(
                call ->
                    call.modelId(Question.MODEL)
                        .contentType("application/json")
                        .accept("application/json")
                        .body(SdkBytes.fromByteArrayUnsafe(request.value()))
                        .overrideConfiguration(own -> own.credentialsProvider(session)))
            .body()
            .asByteArrayUnsafe();
    ProducerRecord<byte[], byte[]> answer =
        new ProducerRecord<>(TOPICS.answers(), request.key(), body);
    answer
        .headers()
        .add(Answers.REQUEST_ID, request.headers().lastHeader("ce_id").value())
        .add(new RecordHeader(Answers.TYPE, Answers.SUCCESS.getBytes(StandardCharsets.UTF_8)));
    Future<RecordMetadata> _ = producer.send(answer);
  }
}
