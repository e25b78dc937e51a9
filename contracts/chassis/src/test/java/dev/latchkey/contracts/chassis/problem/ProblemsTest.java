package dev.latchkey.contracts.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.ErrorCode;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {

  /// Written down a second time on purpose: a status is a promise to clients.
  private static final Map<ErrorCode, Integer> PROMISED = promised();

  @ParameterizedTest
  @EnumSource
  void givesEachCodeItsStatus(ErrorCode code) {
    assertThat(Problems.status(code)).isEqualTo(PROMISED.get(code));
  }

  @ParameterizedTest
  @CsvSource({
    "401,UNAUTHENTICATED",
    "403,FORBIDDEN",
    "404,NOT_FOUND",
    "405,REQUEST_MALFORMED",
    "406,REQUEST_MALFORMED",
    "413,BODY_TOO_LARGE",
    "415,REQUEST_MALFORMED",
    "400,REQUEST_MALFORMED",
    "503,TRANSIENT"
  })
  void namesWhatHttpRefuses(int status, ErrorCode code) {
    assertThat(HttpRefusals.of(status).code()).isEqualTo(code);
  }

  @Test
  void describesABugWithoutItsMessages() {
    // Given
    Exception bug = new IllegalStateException("a prompt", new IllegalArgumentException("a secret"));

    // When
    String text = Bugs.describe(bug);

    // Then
    assertThat(text)
        .contains("IllegalStateException", "IllegalArgumentException", "ProblemsTest")
        .doesNotContain("a prompt", "a secret");
  }

  private static Map<ErrorCode, Integer> promised() {
    Map<ErrorCode, Integer> statuses = new EnumMap<>(ErrorCode.class);
    put(statuses, 400, "REQUEST_MALFORMED API_UNSUPPORTED MODEL_UNKNOWN VALIDATION");
    put(statuses, 401, "UNAUTHENTICATED GRANT_MISSING GRANT_INVALID GRANT_EXPIRED");
    put(statuses, 403, "FORBIDDEN GRANT_MISMATCH POLICY_ENFORCED");
    put(statuses, 404, "NOT_FOUND WORKSPACE_UNKNOWN");
    put(statuses, 409, "PLAN_WITHOUT_BYOK CREDENTIAL_ABSENT CREDENTIAL_INCOMPLETE");
    put(statuses, 409, "CREDENTIAL_EXPIRED ACCOUNT_CHANGED SAVE_CONFLICT REQUEST_ID_REUSED");
    put(statuses, 409, "BYOK_DISABLED BYOK_REQUIRED");
    put(statuses, 413, "BODY_TOO_LARGE");
    put(statuses, 422, "REGION_MISSING REGION_UNKNOWN REGION_DISABLED");
    put(statuses, 422, "CONTENT_FILTERED CREDENTIAL_INVALID");
    put(statuses, 422, "KEY_KIND_UNSUPPORTED IAM_DENIED SCP_DENIED MODEL_ACCESS_DENIED");
    put(statuses, 422, "MODEL_ACCESS_LOST MODEL_RETIRED BILLING ACCOUNT_BLOCKED");
    put(statuses, 422, "MODEL_ELSEWHERE MODEL_UNSUITABLE");
    put(statuses, 429, "QUOTA THROTTLED WORKSPACE_BUSY");
    put(statuses, 500, "CREDENTIAL_MISMATCH CLOCK_SKEW CONFIGURATION INTERNAL");
    put(statuses, 502, "NETWORK ANSWER_TOO_LARGE OUTCOME_UNKNOWN UNCLASSIFIED");
    put(statuses, 503, "TRANSIENT SECRET_STORE_UNAVAILABLE DATABASE_UNAVAILABLE");
    put(statuses, 503, "SETTINGS_UNCONFIRMED PLATFORM_UNAVAILABLE");
    put(statuses, 504, "DEADLINE_EXCEEDED TIMEOUT");
    return statuses;
  }

  private static void put(Map<ErrorCode, Integer> statuses, int status, String codes) {
    for (String code : codes.split(" ", -1)) {
      statuses.put(ErrorCode.valueOf(code), status);
    }
  }
}
