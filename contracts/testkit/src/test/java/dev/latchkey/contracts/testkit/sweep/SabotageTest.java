package dev.latchkey.contracts.testkit.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.latchkey.contracts.testkit.junit.WithKafka;
import dev.latchkey.contracts.testkit.junit.WithPostgres;
import dev.latchkey.contracts.testkit.kafka.KafkaServer;
import dev.latchkey.contracts.testkit.postgres.PostgresServer;
import dev.latchkey.contracts.testkit.telemetry.OtlpCollector;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.topic.Topics;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Plants a leak in every kind of place and expects the sweep to find it.
@WithKafka
@WithPostgres
class SabotageTest {
  private final String secret = "secret+" + UUID.randomUUID();
  private final String prompt = "prompt " + UUID.randomUUID();
  private final Sweep sweep =
      new Sweep(
          List.of(
              Planted.secret("secret", SecretText.of(secret)), Planted.content("prompt", prompt)));

  @ParameterizedTest
  @ValueSource(strings = {"key", "value", "header ce_subject"})
  void findsALeakInEveryPartOfARecord(String part, KafkaServer kafka) throws Exception {
    // Given
    ProducerRecord<String, String> record =
        new ProducerRecord<>(
            Topics.OUTCOMES.name(),
            part.equals("key") ? secret : "acme",
            part.equals("value") ? secret : "{}");
    if (part.startsWith("header")) {
      record.headers().add("ce_subject", secret.getBytes(StandardCharsets.UTF_8));
    }
    send(kafka, record);

    // When
    List<Finding> findings = sweep.search(KafkaPlaces.of(kafka.bootstrapServers())).findings();

    // Then
    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.source()).isEqualTo("topic " + Topics.OUTCOMES.name());
              assertThat(finding.where()).endsWith(part);
            });
  }

  @Test
  void findsALeakInAnAbortedTransaction(KafkaServer kafka) throws Exception {
    // Given
    Map<String, Object> settings = settings(kafka);
    settings.put("transactional.id", "sabotage");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(Topics.SETTINGS.name(), "acme", secret)).get();
      producer.abortTransaction();
    }

    // When
    List<Finding> findings = sweep.search(KafkaPlaces.of(kafka.bootstrapServers())).findings();

    // Then
    assertThat(findings).extracting(Finding::source).contains("topic " + Topics.SETTINGS.name());
  }

  @Test
  void allowsAPromptInTheContentTopicsAndTheAgentsReplyTopics(KafkaServer kafka) throws Exception {
    // Given
    send(kafka, new ProducerRecord<>(Topics.REQUESTS.name(), "acme/1", prompt));
    send(kafka, new ProducerRecord<>(Topics.RESPONSES.name(), "acme/1", prompt));
    send(kafka, new ProducerRecord<>(Topics.DEAD_REQUESTS.name(), "acme/1", prompt));
    send(kafka, new ProducerRecord<>(Topics.ADMIN_EVENTS.name(), "acme/1", prompt));

    // When
    SweepReport report =
        sweep.search(KafkaPlaces.of(kafka.bootstrapServers(), Set.of(Topics.ADMIN_EVENTS.name())));

    // Then
    assertThat(report.searched()).containsKey("topic " + Topics.REQUESTS.name());
    assertThat(report.findings())
        .extracting(Finding::source)
        .containsOnly("topic " + Topics.DEAD_REQUESTS.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "varchar(200)", "jsonb", "bytea", "text[]", "bytea[]"})
  void findsALeakInEveryTypeOfColumn(String type, PostgresServer postgres) throws Exception {
    try (Connection connection = postgres.connectAsSuperuser("latchkey")) {
      // Given
      connection
          .createStatement()
          .execute("create table routing_service.leak (value " + type + ")");
      insert(connection, type);

      // When
      List<Finding> findings = sweep.search(DatabasePlaces.of(connection)).findings();

      // Then
      connection.createStatement().execute("drop table routing_service.leak");
      assertThat(findings).extracting(Finding::source).contains("table routing_service.leak");
    }
  }

  @Test
  void findsABase64LeakInsideBytes(PostgresServer postgres) throws Exception {
    try (Connection connection = postgres.connectAsSuperuser("latchkey")) {
      // Given
      connection
          .createStatement()
          .execute(
              "create table audit_service.leak as select encode('%s', 'base64')::bytea as body"
                  .formatted(secret));

      // When
      List<Finding> findings = sweep.search(DatabasePlaces.of(connection)).findings();

      // Then
      connection.createStatement().execute("drop table audit_service.leak");
      assertThat(findings).extracting(Finding::form).contains("base64");
    }
  }

  @Test
  void findsALeakInAStatement(PostgresServer postgres) throws Exception {
    try (Connection leaking = postgres.connectAsSuperuser("latchkey");
        Connection connection = postgres.connectAsSuperuser("latchkey")) {
      // Given
      leaking.createStatement().execute("select '" + secret + "'");

      // When
      List<Finding> findings = sweep.search(DatabasePlaces.of(connection)).findings();

      // Then
      assertThat(findings).extracting(Finding::source).contains("database statements");
    }
  }

  @Test
  void findsALeakInALogFileAndInAFileName(@TempDir Path folder) throws Exception {
    // Given
    Files.writeString(folder.resolve("routing.log"), "ERROR cannot sign with " + secret);
    Files.createFile(folder.resolve(secret));

    // When
    List<Finding> findings = sweep.search(FilePlaces.under(folder)).findings();

    // Then
    assertThat(findings)
        .extracting(Finding::source, Finding::where)
        .contains(tuple("file routing.log", "content"), tuple("file " + secret, "name"));
  }

  @Test
  void findsALeakInATrace() throws Exception {
    try (OtlpCollector collector = OtlpCollector.start(0)) {
      // Given
      HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(collector.endpoint().resolve("/v1/traces"))
                  .POST(BodyPublishers.ofString("\n\u0012 attribute " + prompt))
                  .build(),
              BodyHandlers.discarding());

      // When
      SweepReport report = sweep.search(TracePlaces.of(collector));

      // Then
      assertThat(report.findings())
          .containsExactly(new Finding("prompt", "plain", "traces", "export 1"));
    }
  }

  @Test
  void findsALeakInMetricsAndAnswers() {
    // When
    List<Finding> findings =
        sweep
            .search(
                Stream.of(
                    Place.of("metrics", "routing-service", "calls{key=\"" + secret + "\"} 1"),
                    Place.of("HTTP answers", "GET /workspaces/acme", "{\"p\":\"" + prompt + "\"}")))
            .findings();

    // Then
    assertThat(findings).extracting(Finding::source).contains("metrics", "HTTP answers");
  }

  private void insert(Connection connection, String type) throws SQLException {
    String value =
        switch (type) {
          case "jsonb" -> "jsonb_build_object('k', ?::text)";
          case "bytea" -> "convert_to(?, 'UTF8')";
          case "text[]" -> "array[?]";
          case "bytea[]" -> "array[convert_to(?, 'UTF8')]";
          default -> "?";
        };
    try (PreparedStatement statement =
        connection.prepareStatement("insert into routing_service.leak values (" + value + ")")) {
      statement.setString(1, secret);
      statement.execute();
    }
  }

  private static void send(KafkaServer kafka, ProducerRecord<String, String> record)
      throws Exception {
    try (var producer =
        new KafkaProducer<>(settings(kafka), new StringSerializer(), new StringSerializer())) {
      producer.send(record).get();
    }
  }

  private static Map<String, Object> settings(KafkaServer kafka) {
    return new HashMap<>(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }
}
