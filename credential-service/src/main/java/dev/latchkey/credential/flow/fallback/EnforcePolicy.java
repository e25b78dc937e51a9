package dev.latchkey.credential.flow.fallback;

import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.credential.flow.AdminEvents;
import dev.latchkey.credential.flow.Errors;
import dev.latchkey.credential.flow.Reach;
import dev.latchkey.credential.flow.Reply;
import dev.latchkey.credential.postgres.DatabaseUnavailableException;
import dev.latchkey.credential.postgres.Organisations;
import dev.latchkey.credential.telemetry.CurrentTrace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// Shows and changes what an organisation enforces on all its workspaces, those included that join
/// it later. The token alone says whose organisation it is; the directory need not know it.
@ApplicationScoped
public class EnforcePolicy {

  private final Organisations organisations;
  private final AdminEvents events;

  @Inject
  public EnforcePolicy(Organisations organisations, AdminEvents events) {
    this.organisations = organisations;
    this.events = events;
  }

  /// What is enforced, for somebody of the organisation.
  public Uni<Reply<OrganisationPolicy>> show(TokenClaims claims, OrgId org) {
    if (!Reach.reaches(claims, org)) {
      return unknown();
    }
    return reply(
        organisations.enforced(org).map(found -> new OrganisationPolicy(org, found.orElse(null))));
  }

  /// Enforces a policy, or none, for somebody of the organisation. The same again changes nothing.
  public Uni<Reply<OrganisationPolicy>> enforce(
      TokenClaims claims, OrgId org, @Nullable FallbackPolicy policy) {
    if (!Reach.reaches(claims, org)) {
      return unknown();
    }
    return reply(
        organisations
            .enforce(
                org,
                policy,
                before ->
                    events.told(
                        new AdminEvent.PolicyEnforced(
                            claims.subject(), org, before.orElse(null), policy)),
                CurrentTrace.context().orElse(null))
            .map(_ -> new OrganisationPolicy(org, policy)));
  }

  private static Uni<Reply<OrganisationPolicy>> reply(Uni<OrganisationPolicy> policy) {
    return policy
        .<Reply<OrganisationPolicy>>map(Reply.Given::new)
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()));
  }

  private static Uni<Reply<OrganisationPolicy>> unknown() {
    return Uni.createFrom().item(new Reply.Refused<>(Reach.unknownOrganisation()));
  }
}
