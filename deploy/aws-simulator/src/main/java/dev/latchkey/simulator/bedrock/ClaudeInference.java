package dev.latchkey.simulator.bedrock;

import dev.latchkey.simulator.claude.ClaudeAnswer;
import dev.latchkey.simulator.claude.ConverseAnswer;
import dev.latchkey.simulator.claude.ConverseRequest;
import dev.latchkey.simulator.claude.MessagesAnswer;
import dev.latchkey.simulator.claude.MessagesRequest;
import dev.latchkey.simulator.claude.Prompt;
import dev.latchkey.simulator.claude.PromptCache;
import dev.latchkey.simulator.claude.Usage;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.models.FoundationModel;
import dev.latchkey.simulator.operation.Operation;
import java.util.Map;

/// Answers a call for Claude: reads the body, asks, and gives the answer the operation's form.
final class ClaudeInference {

  private final PromptCache cache;

  ClaudeInference(PromptCache cache) {
    this.cache = cache;
  }

  Answer answer(FoundationModel model, InferenceCall call) {
    byte[] body = call.body().bytes();
    Prompt.Reading reading =
        switch (call.operation()) {
          case Operation.InvokeModel _, Operation.InvokeModelWithResponseStream _ ->
              MessagesRequest.read(body, model);
          case Operation.Converse _, Operation.ConverseStream _ ->
              ConverseRequest.read(body, model);
        };
    return switch (reading) {
      case Prompt.Reading.Bad(String message) -> new Answer.Refused(AwsError.validation(message));
      case Prompt.Reading.Good(Prompt prompt) -> form(ask(prompt, model, call), call);
    };
  }

  private ClaudeAnswer ask(Prompt prompt, FoundationModel model, InferenceCall call) {
    String owner = call.caller().principal().accountId() + "/" + model.id();
    PromptCache.Split split = cache.use(owner, model.cacheMinimumTokens(), prompt);
    return ClaudeAnswer.to(prompt, call.body().bytes(), model, split, call.shape());
  }

  private static Answer form(ClaudeAnswer answer, InferenceCall call) {
    int deltaCharacters = call.shape().characters();
    long tokens = answer.usage().total();
    return switch (call.operation()) {
      case Operation.InvokeModel _ ->
          new Answer.Served(
              "application/json",
              headers(answer.usage()),
              new MessagesAnswer(answer).json(),
              tokens);
      case Operation.InvokeModelWithResponseStream _ ->
          new Answer.Streamed(
              Map.of("X-Amzn-Bedrock-Content-Type", "application/json"),
              new MessagesAnswer(answer).events(deltaCharacters),
              tokens);
      case Operation.Converse _ ->
          new Answer.Served(
              "application/json", Map.of(), new ConverseAnswer(answer).json(), tokens);
      case Operation.ConverseStream _ ->
          new Answer.Streamed(Map.of(), new ConverseAnswer(answer).events(deltaCharacters), tokens);
    };
  }

  /// InvokeModel tells usage in headers too.
  private static Map<String, String> headers(Usage usage) {
    return Map.of(
        "X-Amzn-Bedrock-Input-Token-Count", String.valueOf(usage.input()),
        "X-Amzn-Bedrock-Output-Token-Count", String.valueOf(usage.output()),
        "X-Amzn-Bedrock-Cache-Read-Input-Token-Count", String.valueOf(usage.cacheRead()),
        "X-Amzn-Bedrock-Cache-Write-Input-Token-Count", String.valueOf(usage.cacheWrite()),
        "X-Amzn-Bedrock-Invocation-Latency", String.valueOf(usage.latencyMillis()));
  }
}
