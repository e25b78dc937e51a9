package dev.latchkey.contracts.chassis.kafka;

import static java.util.stream.Collectors.toMap;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Asks the brokers about themselves, with the connection settings of the service's own channels.
/// Thread-safe.
@ApplicationScoped
public class KafkaAdmin {

  private final Admin admin;

  @Inject
  public KafkaAdmin(@Identifier("default-kafka-broker") Map<String, Object> connection) {
    Map<String, Object> settings = new HashMap<>();
    connection.forEach(
        (key, value) -> {
          if (AdminClientConfig.configNames().contains(key)) {
            settings.put(key, value);
          }
        });
    this.admin = Admin.create(settings);
  }

  /// Why Kafka is of no use at present; empty when a broker answers. Blocks, for at most
  /// `patience`.
  public Optional<String> trouble(Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    try {
      admin
          .describeCluster(new DescribeClusterOptions().timeoutMs(millis))
          .clusterId()
          .get(millis, TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (TimeoutException | ExecutionException e) {
      return Optional.of("no broker answered within " + millis + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted while waiting for Kafka");
    }
  }

  /// How many records a consumer group has not committed yet, by topic and partition. It does not
  /// block.
  ///
  /// @return fails when Kafka has not answered within `patience`, and for a topic that does not
  ///   exist
  public CompletionStage<Map<String, Map<Integer, Long>>> lag(
      String group, Collection<String> topics, Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    var answer = new CompletableFuture<Map<String, Map<Integer, Long>>>();
    lag(group, topics, millis)
        .whenComplete(
            (lag, failure) -> {
              if (failure == null) {
                answer.complete(lag);
              } else {
                answer.completeExceptionally(failure);
              }
            });
    // A future of Kafka's own cannot be given up on: it refuses to be completed by anybody else.
    return answer.orTimeout(millis, TimeUnit.MILLISECONDS);
  }

  private CompletionStage<Map<String, Map<Integer, Long>>> lag(
      String group, Collection<String> topics, int millis) {
    return partitions(topics, millis)
        .thenCompose(
            partitions -> {
              var first = offsets(partitions, OffsetSpec.earliest(), millis);
              var end = offsets(partitions, OffsetSpec.latest(), millis);
              var committed = committed(group, millis);
              return first.thenCompose(
                  from -> end.thenCombine(committed, (to, done) -> ConsumerLag.of(from, to, done)));
            });
  }

  private CompletionStage<List<TopicPartition>> partitions(Collection<String> topics, int millis) {
    return admin
        .describeTopics(topics, new DescribeTopicsOptions().timeoutMs(millis))
        .allTopicNames()
        .toCompletionStage()
        .thenApply(
            descriptions ->
                descriptions.values().stream().flatMap(KafkaAdmin::partitionsOf).toList());
  }

  private static Stream<TopicPartition> partitionsOf(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()));
  }

  private CompletionStage<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
      List<TopicPartition> partitions, OffsetSpec which, int millis) {
    return admin
        .listOffsets(
            partitions.stream().collect(toMap(Function.identity(), partition -> which)),
            new ListOffsetsOptions().timeoutMs(millis))
        .all()
        .toCompletionStage();
  }

  private CompletionStage<Map<TopicPartition, OffsetAndMetadata>> committed(
      String group, int millis) {
    return admin
        .listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().timeoutMs(millis))
        .partitionsToOffsetAndMetadata()
        .toCompletionStage();
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
