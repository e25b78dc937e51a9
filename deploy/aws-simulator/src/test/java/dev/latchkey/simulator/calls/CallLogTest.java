package dev.latchkey.simulator.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallLogTest {

  private final CallLog log = new CallLog(3);

  @Test
  void keepsTheLatestAndTellsHowManyMadeRoom() {
    // When
    for (int call = 1; call <= 5; call++) {
      append("a", "K", "InvokeModel");
    }

    // Then
    CallLog.Excerpt all = log.find(everything(0, 100));
    assertThat(sequences(all)).containsExactly(3L, 4L, 5L);
    assertThat(all.dropped()).isEqualTo(2);
    assertThat(all.last()).isEqualTo(5);
  }

  @Test
  void findsByEveryCriterion() {
    // Given
    append("a", "K", "InvokeModel");
    append("b", "L", "InvokeModel");
    append("b", "M", "GetCallerIdentity");

    // Then
    assertThat(found("b", null, null, null, null, null, null)).containsExactly(2L, 3L);
    assertThat(found(null, "root-K", null, null, null, null, null)).containsExactly(1L);
    assertThat(found(null, "K", null, null, null, null, null)).containsExactly(1L);
    assertThat(found(null, null, "K", null, null, null, null)).containsExactly(1L);
    assertThat(found(null, null, "root-K", null, null, null, null)).isEmpty();
    assertThat(found("b", null, null, "InvokeModel", null, null, null)).containsExactly(2L);
    assertThat(found(null, null, null, null, "region-a", null, null)).containsExactly(1L);
    assertThat(found(null, null, null, null, null, "model-L", null)).containsExactly(2L);
    assertThat(found(null, null, null, null, null, null, "session-M")).containsExactly(3L);
    assertThat(sequences(log.find(everything(1, 9)))).containsExactly(2L, 3L);
    assertThat(sequences(log.find(everything(0, 2)))).containsExactly(1L, 2L);
  }

  @Test
  void countsBeyondTheLimit() {
    // Given
    append("a", "K", "InvokeModel");
    append("a", "K", "InvokeModel");

    // When
    CallLog.Excerpt excerpt = log.find(everything(0, 0));

    // Then
    assertThat(excerpt.calls()).isEmpty();
    assertThat(excerpt.matched()).isEqualTo(2);
  }

  @Test
  void goesOnCountingAfterClearing() {
    // Given
    append("a", "K", "InvokeModel");

    // When
    log.clear();
    append("a", "K", "InvokeModel");

    // Then
    assertThat(sequences(log.find(everything(0, 9)))).containsExactly(2L);
  }

  private static CallQuery everything(long since, int limit) {
    return new CallQuery(null, null, null, null, null, null, null, since, limit);
  }

  private List<Long> found(
      @Nullable String account,
      @Nullable String accessKey,
      @Nullable String accessKeyId,
      @Nullable String operation,
      @Nullable String region,
      @Nullable String model,
      @Nullable String sessionName) {
    return sequences(
        log.find(
            new CallQuery(
                account, accessKey, accessKeyId, operation, region, model, sessionName, 0, 9)));
  }

  private static List<Long> sequences(CallLog.Excerpt excerpt) {
    return excerpt.calls().stream().map(CallRecord::sequence).toList();
  }

  private void append(String account, String key, String operation) {
    log.append(
        sequence ->
            new CallRecord(
                sequence,
                Instant.EPOCH,
                "bedrock-runtime",
                operation,
                account,
                key,
                "root-" + key,
                "ASSUMED_ROLE",
                "arn",
                "role",
                "session-" + key,
                new TreeMap<>(),
                "region-" + account,
                "host",
                "model-" + key,
                200,
                null,
                null,
                true,
                "id",
                "digest",
                0,
                null,
                new TreeMap<>(),
                null));
  }
}
