package dev.latchkey.simulator.bedrock;

import dev.latchkey.simulator.accounts.Account;
import dev.latchkey.simulator.accounts.AccountDirectory;
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
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.exchange.DeltaShape;
import dev.latchkey.simulator.exchange.RequestBody;
import dev.latchkey.simulator.models.FoundationModel;
import dev.latchkey.simulator.models.ModelCatalog;
import dev.latchkey.simulator.operation.Operation;
import java.util.Map;

/// Answers inference calls of an authenticated caller: size, model, access, body, then the answer.
public final class BedrockRuntime {

  private final ModelCatalog catalog;
  private final AccountDirectory accounts;
  private final PromptCache cache;

  public BedrockRuntime(ModelCatalog catalog, AccountDirectory accounts, PromptCache cache) {
    this.catalog = catalog;
    this.accounts = accounts;
    this.cache = cache;
  }

  /// Carries out one operation.
  ///
  /// @param shape how the text of a streamed answer is cut
  public Answer answer(
      Operation.RuntimeOperation operation, Caller caller, RequestBody body, DeltaShape shape) {
    return switch (operation) {
      case Operation.Inference inference -> infer(new Asked(inference, caller, body, shape));
      case Operation.CountTokens _ ->
          refused("The provided model doesn't support counting tokens.");
      case Operation.UnknownRuntime() -> new Answer.UnknownRuntimeOperation();
    };
  }

  /// One inference.
  private record Asked(
      Operation.Inference operation, Caller caller, RequestBody body, DeltaShape shape) {}

  private Answer infer(Asked asked) {
    if (asked.body().isTooLarge()) {
      return refused(
          "1 validation error detected: Value at 'body' failed to satisfy constraint: Member"
              + " must have length less than or equal to "
              + RequestBody.LIMIT);
    }
    return switch (ModelChoice.of(catalog, asked.operation().modelId(), asked.caller())) {
      case ModelChoice.Refused(AwsError error) -> new Answer.Refused(error);
      case ModelChoice.Chosen(FoundationModel model) ->
          mayInvoke(asked.caller(), model.id()) ? ask(model, asked) : noAccess();
    };
  }

  private boolean mayInvoke(Caller caller, String modelId) {
    return accounts
        .account(caller.principal().accountId())
        .map((Account account) -> account.mayInvoke(modelId))
        .orElse(false);
  }

  private static Answer noAccess() {
    return new Answer.Refused(
        new AwsError(
            403,
            "AccessDeniedException",
            "You don't have access to the model with the specified model ID."));
  }

  private Answer ask(FoundationModel model, Asked asked) {
    byte[] body = asked.body().bytes();
    Prompt.Reading reading =
        switch (asked.operation()) {
          case Operation.InvokeModel _, Operation.InvokeModelWithResponseStream _ ->
              MessagesRequest.read(body, model);
          case Operation.Converse _, Operation.ConverseStream _ ->
              ConverseRequest.read(body, model);
        };
    return switch (reading) {
      case Prompt.Reading.Bad(String message) -> refused(message);
      case Prompt.Reading.Good(Prompt prompt) -> answer(prompt, model, asked);
    };
  }

  private Answer answer(Prompt prompt, FoundationModel model, Asked asked) {
    String owner = asked.caller().principal().accountId() + "/" + model.id();
    PromptCache.Split split = cache.use(owner, model.cacheMinimumTokens(), prompt);
    ClaudeAnswer answer =
        ClaudeAnswer.to(prompt, asked.body().bytes(), model, split, asked.shape());
    int deltaCharacters = asked.shape().characters();
    long tokens = answer.usage().total();
    return switch (asked.operation()) {
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

  private static Answer refused(String message) {
    return new Answer.Refused(AwsError.validation(message));
  }
}
