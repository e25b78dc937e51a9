package dev.latchkey.simulator.bedrock;

import dev.latchkey.simulator.accounts.Account;
import dev.latchkey.simulator.accounts.AccountDirectory;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.exchange.RequestBody;
import dev.latchkey.simulator.operation.Operation;
import java.util.Map;

/// Answers inference calls of an authenticated caller: size, model, access, body, then the answer.
public final class BedrockRuntime {

  private static final int LATENCY_BASE_MILLIS = 100;
  private static final int LATENCY_MILLIS_PER_TOKEN = 10;

  private final ModelCatalog catalog;
  private final AccountDirectory accounts;

  public BedrockRuntime(ModelCatalog catalog, AccountDirectory accounts) {
    this.catalog = catalog;
    this.accounts = accounts;
  }

  /// Carries out one operation.
  public Answer answer(Operation.RuntimeOperation operation, Caller caller, RequestBody body) {
    return switch (operation) {
      case Operation.InvokeModel(String modelId) -> invoke(modelId, caller, body);
      case Operation.UnknownRuntime() -> new Answer.UnknownRuntimeOperation();
    };
  }

  private Answer invoke(String modelId, Caller caller, RequestBody body) {
    if (body.isTooLarge()) {
      return refused(
          AwsError.validation(
              "1 validation error detected: Value at 'body' failed to satisfy constraint: Member"
                  + " must have length less than or equal to "
                  + RequestBody.LIMIT));
    }
    return switch (ModelChoice.of(catalog, modelId, caller)) {
      case ModelChoice.Refused(AwsError error) -> refused(error);
      case ModelChoice.Chosen(FoundationModel model) ->
          mayInvoke(caller, model) ? run(model, body.bytes()) : noAccess();
    };
  }

  private boolean mayInvoke(Caller caller, FoundationModel model) {
    return accounts
        .account(caller.principal().accountId())
        .map((Account account) -> account.mayInvoke(model.id()))
        .orElse(false);
  }

  private static Answer noAccess() {
    return refused(
        new AwsError(
            403,
            "AccessDeniedException",
            "You don't have access to the model with the specified model ID."));
  }

  private static Answer run(FoundationModel model, byte[] body) {
    return switch (MessagesRequest.read(body, model)) {
      case MessagesRequest.Reading.Bad(String message) -> refused(AwsError.validation(message));
      case MessagesRequest.Reading.Good(MessagesRequest request) ->
          served(ClaudeAnswer.to(request, body, model));
    };
  }

  /// Bedrock tells usage in headers too. The latency is made up, in proportion to the answer.
  private static Answer served(ClaudeAnswer answer) {
    int latency = LATENCY_BASE_MILLIS + LATENCY_MILLIS_PER_TOKEN * answer.outputTokens();
    return new Answer.Served(
        "application/json",
        Map.of(
            "X-Amzn-Bedrock-Input-Token-Count", String.valueOf(answer.inputTokens()),
            "X-Amzn-Bedrock-Output-Token-Count", String.valueOf(answer.outputTokens()),
            "X-Amzn-Bedrock-Cache-Read-Input-Token-Count", "0",
            "X-Amzn-Bedrock-Cache-Write-Input-Token-Count", "0",
            "X-Amzn-Bedrock-Invocation-Latency", String.valueOf(latency)),
        answer.json());
  }

  private static Answer refused(AwsError error) {
    return new Answer.Refused(error);
  }
}
