package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.Auditor;
import dev.latchkey.audit.fixture.SampleAudit;
import dev.latchkey.audit.flow.append.Draft;
import dev.latchkey.audit.leaf.DataHash;
import dev.latchkey.audit.leaf.Leaf;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.contracts.wire.error.FallbackReason;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunningAuditService
class EventDetailsTest {

  @Inject AuditLogFixture logs;

  private final Auditor auditor = Auditor.ofNewOrg();
  private final SampleAudit usual = SampleAudit.of(auditor.tenant());

  @Test
  void tellsWhatEveryRuleSaid() {
    // Given
    int log = append(usual.refused("fb-1", FallbackReason.SESSION_UNKNOWN)).id();

    // When
    JsonPath seen = auditor.see("/v1/events/" + log + "/0/0");

    // Then
    assertThat(seen.getString("event.decision")).isEqualTo("refused");
    assertThat(seen.getString("explanation.summary"))
        .isEqualTo(
            "The workspace's own call failed with THROTTLED and was not served by the platform. The"
                + " policy is Warn, and the request does not say whose session it is.");
    assertThat(seen.getList("explanation.rules.verdict"))
        .containsExactly("permits", "refuses", "does-not-apply");
    assertThat(seen.getString("explanation.rules[1].sentence"))
        .isEqualTo(
            "Speaks against the fallback (session is known): The policy is Warn, and the request"
                + " does not say whose session it is.");
  }

  @Test
  void tellsTheRulesOfAFallbackWithEachOfItsEvents() {
    // Given
    String fallback = "fb-" + auditor.org();
    int log = append(usual.attempt(), usual.intent(fallback), usual.served(fallback)).id();

    // When
    JsonPath seen = auditor.see("/v1/events/" + log + "/2/0");

    // Then
    assertThat(seen.getString("explanation.summary")).contains("served the request");
    assertThat(seen.getList("explanation.rules.rule")).containsExactly("policy-permits-fallback");
    assertThat(seen.getList("related.type")).containsExactly("intent");
  }

  @Test
  void showsTheOtherEventsOfTheRequest() {
    // Given
    int log =
        append(
                usual.attempt(),
                SampleAudit.of(auditor.tenant()).attempt(),
                usual.at(SampleAudit.TIME.plusSeconds(2)).attempt())
            .id();

    // When
    JsonPath seen = auditor.see("/v1/events/" + log + "/0/0");

    // Then
    assertThat(seen.getList("related.index")).containsExactly(2);
    assertThat(seen.getString("explanation")).isNull();
  }

  @Test
  void givesWhatTheProofOfALeafOfItsOwnRestsOn() {
    // Given
    int log = append(usual.intent("fb-1")).id();

    // When
    JsonPath proof = auditor.see("/v1/events/" + log + "/0/0").setRootPath("proof");

    // Then
    assertThat(committed(proof)).isEqualTo(hashOf(proof).toString());
    assertThat(proof.getString("inclusion")).isEqualTo("/v1/logs/" + log + "/leaves/0/proof");
    assertThat(Leaf.hashOf(proof.getString("leaf")).bytes()).isEqualTo(hashInTheTree(log));
  }

  @Test
  void givesWhatTheProofOfOneOfManyRestsOn() {
    // Given
    int log =
        append(SampleAudit.attempts(auditor.tenant(), List.of(usual, usual.user("bob"), usual)))
            .id();

    // When
    JsonPath seen = auditor.see("/v1/events/" + log + "/0/1");
    JsonPath proof = seen.setRootPath("proof");

    // Then
    List<String> hashes = proof.getList("hashes", String.class);
    assertThat(hashes).hasSize(3);
    assertThat("sha256:" + hashes.get(1)).isEqualTo(hashOf(proof).toString());
    assertThat(committed(proof)).isEqualTo("sha256:" + sha256(String.join("", hashes)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{log}/1/0", "{log}/0/1", "999999999/0/0", "x/0/0", "{log}/0/99999999999"})
  void knowsNoEventThatIsNotThere(String place) {
    // Given
    int log = append(usual.attempt()).id();

    // Then
    auditor
        .get("/v1/events/" + place.replace("{log}", Integer.toString(log)))
        .statusCode(404)
        .body("message", equalTo("There is no such event."));
  }

  private LogPosition append(Draft... drafts) {
    return logs.append(logs.open(), drafts);
  }

  private static DataHash hashOf(JsonPath proof) {
    return DataHash.of(
        HexFormat.of().parseHex(proof.getString("salt")),
        Base64.getDecoder().decode(proof.getString("raw")));
  }

  private static String sha256(String hex) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(hex)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String committed(JsonPath proof) {
    return new JsonPath(proof.getString("leaf")).getString("dataHash");
  }

  private static byte[] hashInTheTree(int log) {
    return (byte[])
        Objects.requireNonNull(
            AuditDatabase.rows("select hashes from hash_run where log_id = ?", log)
                .getFirst()
                .get("hashes"));
  }
}
