package dev.latchkey.simulator.bedrock;

import dev.latchkey.simulator.accounts.Account;
import dev.latchkey.simulator.accounts.AccountDirectory;
import dev.latchkey.simulator.claude.PromptCache;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.exchange.DeltaShape;
import dev.latchkey.simulator.exchange.RequestBody;
import dev.latchkey.simulator.models.EmbeddingModel;
import dev.latchkey.simulator.models.FoundationModel;
import dev.latchkey.simulator.models.ModelCatalog;
import dev.latchkey.simulator.operation.Operation;

/// Answers inference calls of an authenticated caller: size, model, access, body, then the answer.
public final class BedrockRuntime {

  private final ModelCatalog catalog;
  private final AccountDirectory accounts;
  private final ClaudeInference claude;

  public BedrockRuntime(ModelCatalog catalog, AccountDirectory accounts, PromptCache cache) {
    this.catalog = catalog;
    this.accounts = accounts;
    this.claude = new ClaudeInference(cache);
  }

  /// Carries out one operation.
  ///
  /// @param shape how the text of a streamed answer is cut
  public Answer answer(
      Operation.RuntimeOperation operation, Caller caller, RequestBody body, DeltaShape shape) {
    return switch (operation) {
      case Operation.Inference inference ->
          infer(new InferenceCall(inference, caller, body, shape));
      case Operation.CountTokens(String modelId) ->
          TokenCounting.answer(catalog, modelId, caller, body.bytes());
      case Operation.UnknownRuntime() -> new Answer.UnknownRuntimeOperation();
    };
  }

  private Answer infer(InferenceCall call) {
    if (call.body().isTooLarge()) {
      return new Answer.Refused(
          AwsError.validation(
              "1 validation error detected: Value at 'body' failed to satisfy constraint: Member"
                  + " must have length less than or equal to "
                  + RequestBody.LIMIT));
    }
    return switch (ModelChoice.of(catalog, call.operation().modelId(), call.caller())) {
      case ModelChoice.Refused(AwsError error) -> new Answer.Refused(error);
      case ModelChoice.Chosen(FoundationModel model) ->
          mayInvoke(call, model.id()) ? claude.answer(model, call) : noAccess();
      case ModelChoice.ChosenForEmbedding(EmbeddingModel model) ->
          mayInvoke(call, model.id()) ? EmbeddingInference.answer(model, call) : noAccess();
    };
  }

  private boolean mayInvoke(InferenceCall call, String modelId) {
    return accounts
        .account(call.caller().principal().accountId())
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
}
