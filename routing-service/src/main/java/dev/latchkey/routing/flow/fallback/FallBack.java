package dev.latchkey.routing.flow.fallback;

import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.routing.decision.FallbackDecision;
import dev.latchkey.routing.decision.FallbackRule;
import dev.latchkey.routing.decision.RuleFinding;
import dev.latchkey.routing.flow.answer.Conclusion;
import dev.latchkey.routing.flow.request.OpenRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Decides whether the platform's credential serves a call that failed with the workspace's own,
/// and has it served or refused. Whatever is decided becomes an event of the audit log.
@Singleton
public final class FallBack {

  private final GatherFacts gather;
  private final ServeByPlatform serve;

  @Inject
  public FallBack(GatherFacts gather, ServeByPlatform serve) {
    this.gather = gather;
    this.serve = serve;
  }

  /// The end of the request; empty when the request is no longer this instance's.
  public Optional<Conclusion> consider(OwnFailure failed, OpenRequest open) {
    Case considered = gather.about(UUID.randomUUID().toString(), failed);
    return switch (FallbackRule.decide(considered.facts())) {
      case FallbackDecision.Refused(FallbackReason reason, List<RuleFinding> findings) ->
          considered.refuse(reason, findings, open);
      case FallbackDecision.Permitted permitted -> serve.run(considered, permitted, open);
    };
  }
}
