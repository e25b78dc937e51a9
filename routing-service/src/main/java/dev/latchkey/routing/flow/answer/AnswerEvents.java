package dev.latchkey.routing.flow.answer;

import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelReference.FoundationModel;
import dev.latchkey.contracts.wire.identifiers.ModelReference.InferenceProfile;
import dev.latchkey.contracts.wire.identifiers.ModelReference.ModelArn;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.inference.ReplyRefusal;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes the event of a final answer. Members read it, so it shows no ARN and no whole account id.
public final class AnswerEvents {

  private AnswerEvents() {}

  /// The event of a request's final answer.
  public static CloudEvent of(
      RequestKey request, Conclusion conclusion, Instant now, @Nullable TraceContext trace) {
    return new CloudEvent(
        id(request, "answer"),
        ServiceName.ROUTING_SERVICE.text(),
        type(conclusion.reply()),
        request.id(),
        now,
        CloudEvent.JSON,
        headers(request, conclusion.facts()),
        trace,
        conclusion.reply().body());
  }

  private static String type(Reply reply) {
    return switch (reply) {
      case Reply.Served _ -> AnswerHeaders.SUCCEEDED;
      case Reply.Failed failed ->
          failed.part() == null ? AnswerHeaders.FAILED : AnswerHeaders.PARTIAL;
    };
  }

  /// The answer of a request whose topic for pieces is not used.
  public static CloudEvent deltaRefused(CloudEvent answer, ReplyRefusal why) {
    return answer.withExtension(AnswerHeaders.DELTA_REFUSED, why.toString());
  }

  /// The answer of a request whose reply topic is not used.
  public static CloudEvent replyRefused(CloudEvent answer, ReplyRefusal why) {
    return answer.withExtension(AnswerHeaders.REPLY_REFUSED, why.toString());
  }

  /// The failure that stands in for an answer that Kafka will never take.
  public static CloudEvent tooLarge(CloudEvent answer) {
    ErrorObject error =
        ErrorObject.of(
            ErrorCode.ANSWER_TOO_LARGE,
            "The answer has " + answer.data().size() + " bytes, which Kafka does not take.");
    return new CloudEvent(
        answer.id(),
        answer.source(),
        AnswerHeaders.FAILED,
        answer.subject(),
        answer.time(),
        CloudEvent.JSON,
        answer.extensions(),
        answer.trace(),
        Content.of(WireJson.write(error)));
  }

  /// An id that is the same whenever the same thing of the same request is published.
  public static String id(RequestKey request, String thing) {
    String text =
        String.join("\n", request.workspace().value(), request.source(), request.id(), thing);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Map<String, String> headers(RequestKey request, AnswerFacts facts) {
    Map<String, String> headers = new TreeMap<>();
    headers.put(AnswerHeaders.REQUEST_ID, request.id());
    headers.put(AnswerHeaders.REQUEST_SOURCE, request.source());
    headers.put(AnswerHeaders.WORKSPACE, request.workspace().value());
    headers.put(AnswerHeaders.ATTEMPTS, Integer.toString(facts.attempts()));
    FallbackPolicy policy = facts.policy();
    if (policy != null) {
      headers.put(AnswerHeaders.POLICY, policy.toString());
    }
    addPayer(headers, facts);
    addFallback(headers, facts);
    addModel(headers, facts.model());
    String choice = facts.modelChoice();
    if (choice != null) {
      headers.put(AnswerHeaders.MODEL_CHOICE, choice);
    }
    return headers;
  }

  private static void addPayer(Map<String, String> headers, AnswerFacts facts) {
    headers.put(AnswerHeaders.PAYER, facts.payer().toString());
    headers.put(AnswerHeaders.CREDENTIAL_OWNER, owner(facts.payer()));
    AwsAccountId account = facts.account();
    Region region = facts.region();
    if (account != null && region != null) {
      headers.put(AnswerHeaders.ACCOUNT, account.masked());
      headers.put(AnswerHeaders.REGION, region.name());
    }
  }

  private static String owner(Payer payer) {
    return switch (payer) {
      case CUSTOMER -> "workspace";
      case PLATFORM -> "platform";
      case NONE -> "none";
    };
  }

  private static void addFallback(Map<String, String> headers, AnswerFacts facts) {
    String id = facts.fallbackId();
    if (id != null) {
      headers.put(AnswerHeaders.FALLBACK_ID, id);
    }
    if (facts.confirmationRequired()) {
      headers.put(AnswerHeaders.FALLBACK_CONFIRMATION, "required");
    }
  }

  private static void addModel(Map<String, String> headers, @Nullable ModelReference model) {
    switch (model) {
      case null -> {}
      case FoundationModel(String text) -> headers.put(AnswerHeaders.MODEL, text);
      case InferenceProfile profile -> {
        headers.put(AnswerHeaders.MODEL, profile.model().text());
        headers.put(AnswerHeaders.PROFILE, profile.text());
      }
      case ModelArn(var arn) ->
          headers.put(
              arn.resourceType().endsWith("inference-profile")
                  ? AnswerHeaders.PROFILE
                  : AnswerHeaders.MODEL,
              arn.resourceId());
    }
  }
}
