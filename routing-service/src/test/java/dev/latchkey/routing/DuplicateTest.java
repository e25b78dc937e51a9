package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Tenant;
import dev.latchkey.routing.fixture.TestKafka;
import org.junit.jupiter.api.Test;

@RoutingOnTheStack
class DuplicateTest {

  @Test
  void areAnsweredAndPaidOnce() {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = Ask.of(tenant, "once only");
    Ask last = Ask.of(tenant, "the last on the partition");

    // When
    ask.publish();
    ask.publish();
    ask.awaitAnswer();
    ask.publish();
    last.answer();

    // Then
    assertThat(ask.answers()).hasSize(1);
    assertThat(tenant.calls()).hasSize(2);
    assertThat(ask.notices())
        .hasSize(2)
        .allSatisfy(notice -> assertThat(notice.error()).isNull())
        .last()
        .satisfies(notice -> assertThat(notice.answer()).isNotNull());
  }

  @Test
  void withAnotherBodyAreToldThatTheIdWasUsedBefore() {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = Ask.of(tenant, "the first");
    ask.answer();

    // When
    ask.withBody(Ask.body("another body")).publish();
    Ask.of(tenant, "the last on the partition").answer();

    // Then
    assertThat(ask.answers()).hasSize(1);
    assertThat(ask.notices())
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.error())
                    .isNotNull()
                    .returns(ErrorCode.REQUEST_ID_REUSED, ErrorObject::code));
  }

  @Test
  void areThoseOfTheSameWorkspaceAndSourceOnly() {
    // Given
    Tenant one = Tenant.active();
    Tenant other = Tenant.active();
    Ask ask = Ask.of(one, "same id, another workspace");

    // When
    ask.answer();
    ask.with("workspaceid", other.workspace().value()).publish();

    // Then
    awaitAnswerFor(other, ask.id());
    assertThat(one.calls()).hasSize(1);
    assertThat(other.calls()).hasSize(1);
    assertThat(other.calls().getFirst().account()).isEqualTo(other.key().account());
  }

  private static void awaitAnswerFor(Tenant tenant, String id) {
    TestKafka.shared()
        .responses()
        .first(
            seen ->
                seen.requestId().equals(id)
                    && seen.header(AnswerHeaders.WORKSPACE).equals(tenant.workspace().value()));
  }
}
