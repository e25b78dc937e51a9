package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.kafka.SettingsLookup;
import dev.latchkey.routing.kafka.SettingsTable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// Finds out with what a request is served, and has it served. What the settings say against a
/// request is believed only when it is proven to be no older than the request: they may have been
/// published a moment before it.
@Singleton
final class RunInference {

  private static final Duration PROOF_PATIENCE = Duration.ofSeconds(5);

  private final SettingsTable settings;
  private final CallBedrock calls;

  @Inject
  RunInference(SettingsTable settings, CallBedrock calls) {
    this.settings = settings;
    this.calls = calls;
  }

  /// The end of the request; empty when the request is no longer this instance's.
  Optional<Conclusion> run(InferenceRequest request, OpenRequest open) {
    AnswerFacts facts = AnswerFacts.none().withModel(request.model());
    if (!JsonBody.isObject(request.body())) {
      return failed(ErrorCode.REQUEST_MALFORMED, "The body is not a JSON object.", facts);
    }
    WorkspaceId workspace = request.key().workspace();
    if (!isActive(settings.find(workspace)) && !settings.awaitProof(PROOF_PATIENCE)) {
      return failed(
          ErrorCode.TRANSIENT, "The workspace's settings could not be confirmed in time.", facts);
    }
    return switch (settings.find(workspace)) {
      case SettingsLookup.Unknown() ->
          failed(ErrorCode.WORKSPACE_UNKNOWN, "There are no settings for this workspace.", facts);
      case SettingsLookup.Unreadable() ->
          failed(
              ErrorCode.CONFIGURATION,
              "The newest settings of this workspace cannot be read by this version of routing.",
              facts);
      case SettingsLookup.Known(WorkspaceSettings known) ->
          run(request, known, facts.withPolicy(known.policy()), open);
    };
  }

  private Optional<Conclusion> run(
      InferenceRequest request, WorkspaceSettings known, AnswerFacts facts, OpenRequest open) {
    return switch (known.byok()) {
      case Byok.NotConfigured() ->
          failed(
              ErrorCode.CREDENTIAL_ABSENT,
              "This workspace has no AWS credential of its own.",
              facts);
      case Byok.Inactive _ ->
          failed(
              ErrorCode.BYOK_DISABLED, "This workspace's own AWS credential is not in use.", facts);
      case Byok.Active active ->
          calls.run(new Assignment(request, known.org(), active), facts, open);
    };
  }

  private static boolean isActive(SettingsLookup found) {
    return found instanceof SettingsLookup.Known(WorkspaceSettings known)
        && known.byok() instanceof Byok.Active;
  }

  private static Optional<Conclusion> failed(ErrorCode code, String message, AnswerFacts facts) {
    return Optional.of(Conclusion.failed(code, message, facts));
  }
}
