package dev.latchkey.simulator.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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
    assertThat(sequences(log.find(new CallQuery("b", null, null, 0, 9)))).containsExactly(2L, 3L);
    assertThat(sequences(log.find(new CallQuery(null, "K", null, 0, 9)))).containsExactly(1L);
    assertThat(sequences(log.find(new CallQuery("b", null, "InvokeModel", 0, 9))))
        .containsExactly(2L);
    assertThat(sequences(log.find(everything(1, 9)))).containsExactly(2L, 3L);
    assertThat(sequences(log.find(everything(0, 2)))).containsExactly(1L, 2L);
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
    return new CallQuery(null, null, null, since, limit);
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
                "SESSION",
                "us-east-1",
                "host",
                null,
                200,
                null,
                "id",
                "digest",
                0));
  }
}
