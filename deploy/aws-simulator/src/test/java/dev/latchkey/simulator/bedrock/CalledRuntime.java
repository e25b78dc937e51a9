package dev.latchkey.simulator.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.simulator.SetClock;
import dev.latchkey.simulator.accounts.AccountDirectory;
import dev.latchkey.simulator.accounts.AccountRules;
import dev.latchkey.simulator.accounts.AccountsFile;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.claude.PromptCache;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.exchange.DeltaShape;
import dev.latchkey.simulator.exchange.RequestBody;
import dev.latchkey.simulator.exchange.StreamEvent;
import dev.latchkey.simulator.models.ModelCatalog;
import dev.latchkey.simulator.operation.Operation;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The runtime without a server, called by accounts in us-east-1.
final class CalledRuntime {

  static final String ACME = "111111111111";
  static final String HAIKU = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
  static final String OPUS_5 = "us.anthropic.claude-opus-5";

  private static final ObjectMapper JSON = new ObjectMapper();

  final SetClock clock = new SetClock(Instant.EPOCH);
  private final BedrockRuntime runtime;

  CalledRuntime() {
    ModelCatalog catalog = ModelCatalog.builtIn();
    AccountRules rules = new AccountRules(catalog.regions(), catalog.modelIds());
    runtime =
        new BedrockRuntime(
            catalog, new AccountDirectory(AccountsFile.seed().read(rules)), new PromptCache(clock));
  }

  Answer answer(Operation.RuntimeOperation operation, String body) {
    return answer(ACME, operation, body);
  }

  Answer answer(String account, Operation.RuntimeOperation operation, String body) {
    byte[] octets = body.getBytes(UTF_8);
    Caller caller =
        new Caller(new Principal.LongTermKey(account, "user", "AKIA"), "us-east-1", "request");
    return runtime.answer(
        operation, caller, new RequestBody(octets, octets.length), DeltaShape.usual());
  }

  /// The body of an answer.
  JsonNode json(Operation.RuntimeOperation operation, String body) {
    return switch (answer(operation, body)) {
      case Answer.Served served -> tree(served.body());
      case Answer other -> throw new AssertionError("answered " + other);
    };
  }

  Map<String, String> headers(Operation.RuntimeOperation operation, String body) {
    return switch (answer(operation, body)) {
      case Answer.Served served -> served.headers();
      case Answer other -> throw new AssertionError("answered " + other);
    };
  }

  /// The message of a refusal.
  String refusal(Operation.RuntimeOperation operation, String body) {
    return switch (answer(operation, body)) {
      case Answer.Refused(AwsError error) when error.code().equals("ValidationException") ->
          error.message();
      case Answer other -> throw new AssertionError("answered " + other);
    };
  }

  /// The events of a stream: Converse's by their names, Claude's out of their chunks.
  List<JsonNode> events(Operation.RuntimeOperation operation, String body) {
    return switch (answer(operation, body)) {
      case Answer.Streamed streamed ->
          streamed.events().stream().map(Supplier::get).map(CalledRuntime::event).toList();
      case Answer other -> throw new AssertionError("answered " + other);
    };
  }

  private static JsonNode event(StreamEvent event) {
    JsonNode payload = tree(event.json());
    if (event.type().equals("chunk")) {
      return tree(new String(Base64.getDecoder().decode(payload.get("bytes").asText()), UTF_8));
    }
    return JSON.createObjectNode().set(event.type(), payload);
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
