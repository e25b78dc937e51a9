package dev.latchkey.credential.flow.fallback;

import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.credential.decision.CapLimits;
import dev.latchkey.credential.decision.FallbackChoice;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.flow.AdminEvents;
import dev.latchkey.credential.postgres.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// What is told when an owner has decided about a workspace's fallbacks.
@ApplicationScoped
public class PolicyEvents {

  private final AdminEvents events;
  private final DeploymentCaps caps;

  @Inject
  public PolicyEvents(AdminEvents events, DeploymentCaps caps) {
    this.events = events;
    this.caps = caps;
  }

  /// One event, or none when the choice is the one that held before.
  public List<OutboxEvent> chosen(String actor, WorkspaceState known, FallbackChoice next) {
    return next.equals(known.fallback())
        ? List.of()
        : List.of(
            events.told(
                new AdminEvent.PolicyChosen(
                    actor,
                    known.workspace(),
                    known.listing().org(),
                    known.fallback().chosen(),
                    next.chosen(),
                    next.accountGuardrail(),
                    caps(next))));
  }

  private FallbackCaps caps(FallbackChoice choice) {
    CapLimits now = choice.caps().within(caps.limits());
    return new FallbackCaps(now.usdPerDay(), now.consecutive(), choice.caps().epoch());
  }
}
