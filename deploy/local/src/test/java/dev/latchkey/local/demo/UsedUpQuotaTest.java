package dev.latchkey.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.testkit.simulator.InProcessSimulator;
import dev.latchkey.contracts.testkit.simulator.SimulatedFault;
import dev.latchkey.local.http.JsonApi;
import dev.latchkey.local.simulator.SimulatorAdmin;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsedUpQuotaTest {
  private static final String ACCOUNT = "111111111111";

  private final InProcessSimulator simulator = new InProcessSimulator();
  private final SimulatorAdmin aws = new SimulatorAdmin(simulator.adminUri());

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void refusesOneModelCallOfTheAccount() {
    // When
    JsonNode fault = UsedUpQuota.during(aws, ACCOUNT, () -> faults().path(0));

    // Then
    assertThat(fault.path("name").asText()).isEqualTo(UsedUpQuota.FAULT);
    assertThat(fault.path("match").path("account").asText()).isEqualTo(ACCOUNT);
    assertThat(fault.path("match").path("operation").asText()).isEqualTo("InvokeModel");
    assertThat(fault.path("limit").asInt()).isEqualTo(1);
    assertThat(fault.path("effect").path("error").path("row").asText()).isEqualTo("quota-day");
  }

  @Test
  void leavesNothingButWhatOthersHaveScripted() {
    // Given
    aws.addFault(SimulatedFault.error("internal").named("somebody-elses"));

    // When
    UsedUpQuota.during(aws, ACCOUNT, () -> "done");

    // Then
    assertThat(names()).containsExactly("somebody-elses");
  }

  @Test
  void leavesNothingAfterAFailureEither() {
    // When
    assertThatThrownBy(
            () ->
                UsedUpQuota.during(
                    aws,
                    ACCOUNT,
                    () -> {
                      throw new IllegalStateException("no answer");
                    }))
        .hasMessage("no answer");

    // Then
    assertThat(names()).isEmpty();
  }

  private List<String> names() {
    return faults().findValuesAsText("name");
  }

  private JsonNode faults() {
    return new JsonApi(simulator.adminUri()).get("/admin/faults").orThrow().path("faults");
  }
}
