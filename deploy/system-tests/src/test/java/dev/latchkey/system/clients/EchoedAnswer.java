package dev.latchkey.system.clients;

import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.json.WireJson;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;

/// The event that answers a request: its own body, or the failure of an unknown workspace.
record EchoedAnswer(CloudEvent event) {

  static EchoedAnswer to(CloudEvent request, String servedWorkspace) {
    String workspace = request.extension(RequestHeaders.WORKSPACE).orElse("");
    boolean served = workspace.equals(servedWorkspace);
    Content failure =
        Content.of(
            WireJson.write(ErrorObject.of(ErrorCode.WORKSPACE_UNKNOWN, "no such workspace")));
    return new EchoedAnswer(
        new CloudEvent(
            UUID.randomUUID().toString(),
            ServiceName.ROUTING_SERVICE.text(),
            served ? AnswerHeaders.SUCCEEDED : AnswerHeaders.FAILED,
            request.id(),
            Instant.now(),
            CloudEvent.JSON,
            Map.of(
                AnswerHeaders.REQUEST_ID, request.id(),
                AnswerHeaders.REQUEST_SOURCE, request.source(),
                AnswerHeaders.WORKSPACE, workspace,
                AnswerHeaders.PAYER, (served ? Payer.CUSTOMER : Payer.NONE).toString()),
            null,
            served ? request.data() : failure));
  }

  Headers headers() {
    return CloudEventCodec.headers(event);
  }

  byte[] body() {
    return event.data().bytes();
  }
}
