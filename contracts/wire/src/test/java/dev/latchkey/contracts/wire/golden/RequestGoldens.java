package dev.latchkey.contracts.wire.golden;

import static dev.latchkey.contracts.wire.golden.Goldens.ACCOUNT;
import static dev.latchkey.contracts.wire.golden.Goldens.FALLBACK;
import static dev.latchkey.contracts.wire.golden.Goldens.PLATFORM_ACCOUNT;
import static dev.latchkey.contracts.wire.golden.Goldens.REGION;
import static dev.latchkey.contracts.wire.golden.Goldens.TIME;
import static dev.latchkey.contracts.wire.golden.Goldens.TRACE;
import static dev.latchkey.contracts.wire.golden.Goldens.WORKSPACE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.DeadRequest;
import dev.latchkey.contracts.wire.inference.DeltaHeaders;
import dev.latchkey.contracts.wire.inference.DuplicateNotice;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.inference.ReplyRefusal;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.inference.StreamEnd;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Requests, and what their senders are told.
final class RequestGoldens {

  private RequestGoldens() {}

  static List<Golden> all() {
    return List.of(
        Golden.of("dead-request", EventType.DEAD_REQUEST, deadRequest()),
        Golden.of("duplicate-notice", EventType.DUPLICATE_NOTICE, duplicate()),
        Golden.of("duplicate-notice-id-reused", EventType.DUPLICATE_NOTICE, reused()),
        Golden.request("inference-request", request(Map.of())),
        Golden.request("inference-request-with-facts", request(facts())),
        Golden.request("inference-request-streamed", request(streamed())),
        Golden.request("inference-delta", delta()),
        Golden.request("inference-partial", partial()),
        Golden.of("stream-end", EventType.STREAM_END, complete()),
        Golden.of("stream-end-partial", EventType.STREAM_END, broken()),
        Golden.request("inference-request-for-any-model", request(auto())),
        Golden.request(
            "inference-answer-of-a-chosen-model",
            answer(
                Payer.CUSTOMER,
                "workspace",
                ACCOUNT,
                Map.of(AnswerHeaders.MODEL_CHOICE, "auto geography-profile"))),
        Golden.request("inference-answer", answer(Payer.CUSTOMER, "workspace", ACCOUNT, Map.of())),
        Golden.request(
            "inference-answer-fallback",
            answer(
                Payer.PLATFORM,
                "platform",
                PLATFORM_ACCOUNT,
                Map.of(
                    AnswerHeaders.FALLBACK_ID,
                    FALLBACK,
                    AnswerHeaders.REPLY_REFUSED,
                    ReplyRefusal.TOPIC_NOT_ALLOWED.toString()))),
        Golden.failure("inference-failure", failure(Map.of(), absent())),
        Golden.failure("inference-failure-unconfirmed", failure(unconfirmed(), throttled())));
  }

  private static DeadRequest deadRequest() {
    return new DeadRequest(
        "byok.inference.requests.v1",
        11,
        4711,
        "workspace id is missing",
        0,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        Map.of("ce_source", "/agents/support", "ce_id", "r-1", "ce_type", "dev.example"));
  }

  private static DuplicateNotice duplicate() {
    return new DuplicateNotice(
        WORKSPACE,
        "/agents/support",
        "r-1",
        new DuplicateNotice.Place("byok.inference.responses.v1", 11, 4712),
        null);
  }

  private static DuplicateNotice reused() {
    return new DuplicateNotice(
        WORKSPACE,
        "/agents/support",
        "r-1",
        null,
        ErrorObject.of(ErrorCode.REQUEST_ID_REUSED, "An earlier request had this id."));
  }

  private static CloudEvent request(Map<String, String> more) {
    Map<String, String> extensions = new TreeMap<>();
    extensions.put(RequestHeaders.WORKSPACE, "acme-prod");
    extensions.put(RequestHeaders.MODEL, Goldens.MODEL);
    extensions.put(RequestHeaders.API, "messages");
    extensions.put(RequestHeaders.CONVERSATION, "c-1");
    extensions.put(RequestHeaders.SESSION, "s-1");
    extensions.put(RequestHeaders.USER, "zoë");
    extensions.put(RequestHeaders.OPERATION, "summarise");
    extensions.put(RequestHeaders.DEADLINE, "PT2M");
    extensions.putAll(more);
    return new CloudEvent(
        "r-1",
        "/agents/support",
        RequestHeaders.TYPE,
        null,
        TIME,
        CloudEvent.JSON,
        extensions,
        TRACE,
        json(
            """
            {"anthropic_version":"bedrock-2023-05-31","max_tokens":64,\
            "messages":[{"role":"user","content":"Grüß Gott 👋"}]}\
            """));
  }

  private static Map<String, String> facts() {
    return Map.of(
        RequestHeaders.ACCESS, "read",
        RequestHeaders.AUTONOMOUS, "false",
        RequestHeaders.FALLBACK_ELIGIBLE, "true",
        RequestHeaders.GRANT, "header.claims.signature",
        RequestHeaders.GUARDRAIL_ID, "gr7a1b2c3d4e",
        RequestHeaders.GUARDRAIL_VERSION, "3");
  }

  private static Map<String, String> streamed() {
    return Map.of(
        RequestHeaders.STREAM, "true",
        RequestHeaders.DELTA_TOPIC, "support-deltas",
        RequestHeaders.DELTA_PARTITION, "3");
  }

  private static CloudEvent delta() {
    return new CloudEvent(
        "d-1",
        "routing-service",
        DeltaHeaders.TYPE,
        "r-1",
        TIME,
        DeltaHeaders.CONTENT_TYPE,
        Map.of(
            DeltaHeaders.REQUEST_ID, "r-1",
            DeltaHeaders.REQUEST_SOURCE, "/agents/support",
            DeltaHeaders.WORKSPACE, "acme-prod",
            DeltaHeaders.SEQUENCE, "1"),
        TRACE,
        json(
            """
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Guten "}}
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Tag 👋"}}\
            """));
  }

  private static CloudEvent partial() {
    CloudEvent answer = answer(Payer.CUSTOMER, "workspace", ACCOUNT, Map.of());
    return new CloudEvent(
        answer.id(),
        answer.source(),
        AnswerHeaders.PARTIAL,
        null,
        TIME,
        CloudEvent.JSON,
        answer.extensions(),
        TRACE,
        json(
            """
            {"error":%s,"partial":{"id":"msg_1","type":"message","role":"assistant",\
            "content":[{"type":"text","text":"Guten "}]},"usage":{"input":12,"output":1,\
            "cacheread":0,"cachewrite":0}}\
            """
                .formatted(new String(WireJson.write(cutOff()), UTF_8))));
  }

  private static StreamEnd complete() {
    return new StreamEnd(
        WORKSPACE,
        "/agents/support",
        "r-1",
        StreamEnd.Status.COMPLETE,
        "end_turn",
        new TokenUsage(12, 34, 0, 0, null),
        7,
        null);
  }

  private static StreamEnd broken() {
    return new StreamEnd(
        WORKSPACE, "/agents/support", "r-1", StreamEnd.Status.PARTIAL, null, null, null, cutOff());
  }

  private static ErrorObject cutOff() {
    return ErrorObject.of(ErrorCode.NETWORK, "The connection to AWS broke off.");
  }

  private static Map<String, String> auto() {
    return Map.of(
        RequestHeaders.MODEL, "auto",
        RequestHeaders.TASK_HINT, "complex",
        RequestHeaders.PREFER, "speed",
        RequestHeaders.SERVICE_TIER, "priority");
  }

  private static CloudEvent answer(
      Payer payer, String credentialOwner, AwsAccountId account, Map<String, String> more) {
    Map<String, String> extensions = new TreeMap<>(more);
    extensions.put(AnswerHeaders.REQUEST_ID, "r-1");
    extensions.put(AnswerHeaders.REQUEST_SOURCE, "/agents/support");
    extensions.put(AnswerHeaders.WORKSPACE, "acme-prod");
    extensions.put(AnswerHeaders.PAYER, payer.toString());
    extensions.put(AnswerHeaders.CREDENTIAL_OWNER, credentialOwner);
    extensions.put(AnswerHeaders.ACCOUNT, account.masked());
    extensions.put(AnswerHeaders.REGION, REGION.name());
    extensions.put(AnswerHeaders.MODEL, "anthropic.claude-sonnet-4-6");
    extensions.put(AnswerHeaders.PROFILE, Goldens.MODEL);
    extensions.put(AnswerHeaders.ATTEMPTS, "1");
    extensions.put(AnswerHeaders.POLICY, FallbackPolicy.WARN.toString());
    return new CloudEvent(
        "a-1",
        "routing-service",
        AnswerHeaders.SUCCEEDED,
        null,
        TIME,
        CloudEvent.JSON,
        extensions,
        TRACE,
        json(
            """
            {"id":"msg_1","type":"message","role":"assistant",\
            "content":[{"type":"text","text":"Guten Tag"}],"stop_reason":"end_turn",\
            "usage":{"input_tokens":12,"output_tokens":34}}\
            """));
  }

  private static CloudEvent failure(Map<String, String> more, ErrorObject error) {
    Map<String, String> extensions = new TreeMap<>();
    extensions.put(AnswerHeaders.REQUEST_ID, "r-1");
    extensions.put(AnswerHeaders.REQUEST_SOURCE, "/agents/support");
    extensions.put(AnswerHeaders.WORKSPACE, "acme-prod");
    extensions.put(AnswerHeaders.PAYER, Payer.NONE.toString());
    extensions.put(AnswerHeaders.CREDENTIAL_OWNER, "none");
    extensions.put(AnswerHeaders.ATTEMPTS, "0");
    extensions.put(AnswerHeaders.POLICY, FallbackPolicy.STRICT.toString());
    extensions.putAll(more);
    return new CloudEvent(
        "a-2",
        "routing-service",
        AnswerHeaders.FAILED,
        null,
        TIME,
        CloudEvent.JSON,
        extensions,
        TRACE,
        Content.of(WireJson.write(error)));
  }

  private static ErrorObject absent() {
    return ErrorObject.of(ErrorCode.CREDENTIAL_ABSENT, "The workspace has no AWS access key.");
  }

  private static Map<String, String> unconfirmed() {
    return Map.of(
        AnswerHeaders.PAYER,
        Payer.CUSTOMER.toString(),
        AnswerHeaders.CREDENTIAL_OWNER,
        "workspace",
        AnswerHeaders.ATTEMPTS,
        "2",
        AnswerHeaders.POLICY,
        FallbackPolicy.WARN.toString(),
        AnswerHeaders.FALLBACK_ID,
        FALLBACK,
        AnswerHeaders.FALLBACK_CONFIRMATION,
        "required");
  }

  private static ErrorObject throttled() {
    return ErrorObject.of(ErrorCode.THROTTLED, "AWS throttled the call.")
        .refusedFallback(FallbackReason.CONFIRMATION_REQUIRED);
  }

  private static Content json(String text) {
    return Content.of(text.getBytes(UTF_8));
  }
}
