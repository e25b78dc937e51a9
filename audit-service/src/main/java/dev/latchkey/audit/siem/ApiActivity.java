package dev.latchkey.audit.siem;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Calls of Bedrock and what was decided about them, as OCSF's API Activity. A fallback is a call
/// that a control has changed: the profile `security_control` says how.
final class ApiActivity {

  private static final String ATTEMPT = "attempt";

  /// The one operation of Bedrock that Latchkey calls for a request.
  private static final String OPERATION = "InvokeModel";

  private static final String SERVICE = "bedrock-runtime.amazonaws.com";

  /// OCSF's number of an AWS account among the types of accounts.
  private static final int AWS_ACCOUNT = 10;

  private ApiActivity() {}

  static boolean concerns(AuditedEvent event) {
    return ATTEMPT.equals(event.kind().event()) || event.ruling().decision() != null;
  }

  static Fields of(AuditedEvent event) {
    Fields form = OcsfClass.API_ACTIVITY.named(99, "Invoke");
    String decision = event.ruling().decision();
    if (decision == null) {
      attempted(form, event);
    } else {
      FallbackPart.of(decision).describe(form);
    }
    return form.put("status_code", statusCode(event))
        .put("status_detail", statusDetail(event))
        .put("metadata", OcsfForm.metadata(event, profiles(decision)))
        .put("actor", actor(event))
        .put("api", api(event))
        .put("src_endpoint", Map.of("svc_name", sender(event)))
        .put("cloud", cloud(event))
        .put("ai_model", model(event.call().model()))
        .put("message_context", tokens(event.call().tokens()))
        .put("resources", resources(event));
  }

  private static List<String> profiles(@Nullable String decision) {
    return decision == null
        ? List.of("cloud", "ai_operation")
        : List.of("cloud", "ai_operation", "security_control");
  }

  private static void attempted(Fields form, AuditedEvent event) {
    boolean failed = event.call().error() != null;
    form.put("severity_id", failed ? 2 : 1)
        .put("status_id", failed ? 2 : 1)
        .put("status", failed ? "Failure" : "Success");
  }

  private static @Nullable String statusCode(AuditedEvent event) {
    String reason = event.ruling().reason();
    return reason == null ? event.call().error() : reason;
  }

  /// What the code means, in a sentence: why the platform did not serve, or what to do about a
  /// failure.
  private static @Nullable String statusDetail(AuditedEvent event) {
    String code = statusCode(event);
    return Arrays.stream(FallbackReason.values())
        .filter(reason -> reason.name().equals(event.ruling().reason()))
        .map(FallbackReason::sentence)
        .findFirst()
        .or(() -> action(code))
        .orElse(null);
  }

  private static Optional<String> action(@Nullable String code) {
    return Arrays.stream(ErrorCode.values())
        .filter(error -> error.name().equals(code))
        .map(ErrorCode::action)
        .findFirst();
  }

  private static Map<String, Object> actor(AuditedEvent event) {
    String user = event.request().user();
    return new Fields()
        .put("user", user == null ? null : Map.of("uid", user, "type_id", 1, "type", "User"))
        .put("app_name", sender(event))
        .map();
  }

  /// Who asked for the call: the source of the request, or of the event once that is erased.
  private static String sender(AuditedEvent event) {
    String asked = event.request().source();
    String told = event.kind().source();
    return asked != null ? asked : told != null ? told : "unknown";
  }

  private static Map<String, Object> api(AuditedEvent event) {
    String request = event.request().id();
    return new Fields()
        .put("operation", OPERATION)
        .put("service", Map.of("name", SERVICE))
        .put("request", request == null ? null : Map.of("uid", request))
        .put(
            "response",
            new Fields()
                .put("code", event.number("httpstatus"))
                .put("error", event.call().error())
                .put("error_message", event.text("awserrorcode"))
                .map())
        .map();
  }

  private static Map<String, Object> cloud(AuditedEvent event) {
    String called = event.text("account");
    String account = called == null ? event.text("platformaccount") : called;
    return new Fields()
        .put("provider", "AWS")
        .put("region", event.call().region())
        .put(
            "account",
            account == null
                ? null
                : Map.of("uid", account, "type_id", AWS_ACCOUNT, "type", "AWS Account"))
        .map();
  }

  private static @Nullable Map<String, Object> model(@Nullable String model) {
    return model == null ? null : Map.of("ai_provider", "Amazon Bedrock", "name", model);
  }

  private static @Nullable Map<String, Object> tokens(AuditedEvent.Tokens tokens) {
    Long input = tokens.input();
    Long output = tokens.output();
    return input == null || output == null
        ? null
        : new Fields()
            .put("service", Map.of("name", SERVICE))
            .put("prompt_tokens", input)
            .put("completion_tokens", output)
            .put("total_tokens", input + output)
            .map();
  }

  private static @Nullable List<Object> resources(AuditedEvent event) {
    String credential = event.text("credentialid");
    return credential == null ? null : List.of(Map.of("uid", credential, "type", "AWS credential"));
  }
}
