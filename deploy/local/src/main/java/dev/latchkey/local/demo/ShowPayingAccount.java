package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.local.inference.TopicTail;
import java.time.Duration;
import java.util.Optional;

/// Compares what Latchkey says with what AWS saw: the outcome record names AWS's request id, and
/// the simulator's own record of that call names account, key, region and host.
final class ShowPayingAccount implements DemoStep {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "served-by-customer-account";
  }

  @Override
  public String title() {
    return "AWS's own record: the customer's account served it, in the workspace's region";
  }

  @Override
  public Evidence run(DemoSession session) {
    String awsRequestId = awsRequestId(session);
    JsonNode call =
        session
            .simulator()
            .call(awsRequestId)
            .orElseThrow(
                () -> new IllegalStateException("AWS has no record of call " + awsRequestId));
    require(call, "account", session.account().id());
    require(call, "region", DemoWorkspaces.RESEARCH_REGION.name());
    require(call, "signer", "SESSION");
    require(call, "host", "bedrock-runtime." + DemoWorkspaces.RESEARCH_REGION + ".amazonaws.com");
    return Evidence.none()
        .and("awsRequestId", awsRequestId)
        .and("account", call.path("account"))
        .and("accessKeyId", call.path("accessKeyId"))
        .and("region", call.path("region"))
        .and("host", call.path("host"))
        .and("model", call.path("modelId"))
        .and("status", call.path("status"));
  }

  private static String awsRequestId(DemoSession session) {
    String id = session.answer().requestId();
    try (TopicTail tail = TopicTail.fromBeginning(session.kafka(), Topics.OUTCOMES)) {
      return tail.first(event -> outcome(event, id).isPresent(), PATIENCE)
          .flatMap(event -> outcome(event, id))
          .map(AttemptOutcome::awsRequestId)
          .orElseThrow(() -> new IllegalStateException("no outcome of request " + id));
    }
  }

  private static Optional<AttemptOutcome> outcome(CloudEvent event, String requestId) {
    return EventType.ATTEMPT_OUTCOME.read(event)
            instanceof Parsed.Ok<AttemptOutcome>(AttemptOutcome outcome)
        ? Optional.of(outcome).filter(read -> read.requestId().equals(requestId))
        : Optional.empty();
  }

  private static void require(JsonNode call, String field, String expected) {
    String found = call.path(field).asText();
    if (!found.equals(expected)) {
      throw new IllegalStateException(
          "AWS's record says " + field + " " + found + ", expected " + expected);
    }
  }
}
