package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.vault.AccessKeyDocument;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.credential.aws.SigningKey;
import dev.latchkey.credential.aws.sts.SecurityTokens;
import dev.latchkey.credential.decision.AwsAnswer;
import dev.latchkey.credential.decision.AwsCall;
import dev.latchkey.credential.decision.AwsDiagnosis;
import dev.latchkey.credential.decision.DueRenewal;
import dev.latchkey.credential.decision.RenewalSchedule;
import dev.latchkey.credential.postgres.OutboxEvent;
import dev.latchkey.credential.postgres.Renewals;
import dev.latchkey.credential.telemetry.CredentialMetrics;
import dev.latchkey.credential.vault.CredentialVault;
import dev.latchkey.credential.vault.KeyReading;
import dev.latchkey.credential.vault.SecretStoring;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Renews sessions before they end. A session is renewed by one replica at a time, which holds a
/// lease on it. When AWS or Vault refuse, the present session stays and is used until its end, the
/// refusal is told by its name (to routing too, unless it is an outage), and the renewal is tried
/// again.
@ApplicationScoped
public class RenewSessions {

  private static final Logger LOG = Logger.getLogger(RenewSessions.class);
  private static final int MOST = 64;
  private static final int AT_ONCE = 16;

  /// Longer than a whole round can take: each renewal waits for at most one call to AWS and three
  /// to Vault.
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final Renewals renewals;
  private final CredentialVault vault;
  private final SecurityTokens sts;
  private final CredentialMetrics metrics;
  private final Clock clock;

  @Inject
  public RenewSessions(
      Renewals renewals,
      CredentialVault vault,
      SecurityTokens sts,
      CredentialMetrics metrics,
      Clock clock) {
    this.renewals = renewals;
    this.vault = vault;
    this.sts = sts;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// Renews what is due now.
  public Uni<Void> renewDue() {
    return renewals
        .lease(clock.instant(), MOST, LEASE)
        .onItem()
        .transformToMulti(due -> Multi.createFrom().iterable(due))
        .onItem()
        .transformToUni(this::renew)
        .merge(AT_ONCE)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /// An outage of ours ends only this renewal; the lease runs out and it is tried again.
  private Uni<Void> renew(DueRenewal due) {
    return vault
        .readKey(scope(due))
        .chain(
            reading ->
                switch (reading) {
                  case KeyReading.Read(AccessKeyDocument(_, var id, var secret)) ->
                      mint(due, new SigningKey.LongTerm(id, secret));
                  case KeyReading.Failed(var error) -> fail(due, error);
                })
        .onFailure()
        .invoke(
            failure -> LOG.warnf("renewal put off: %s (%s)", due.credential().version(), failure))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> mint(DueRenewal due, SigningKey.LongTerm key) {
    Region region = due.credential().region();
    return sts.mint(key, region)
        .chain(
            answer ->
                switch (answer) {
                  case AwsAnswer.Done<SigningKey.Session>(var session) -> store(due, session);
                  case AwsAnswer.Failed<SigningKey.Session>(var failure) ->
                      fail(
                          due,
                          Errors.of(AwsDiagnosis.of(AwsCall.GET_SESSION_TOKEN, region, failure)));
                });
  }

  private Uni<Void> store(DueRenewal due, SigningKey.Session session) {
    return vault
        .store(Documents.session(scope(due), session))
        .chain(
            stored ->
                switch (stored) {
                  case SecretStoring.Stored() -> renewed(due, session);
                  // Somebody else has just stored one; the lease runs out and tells.
                  case SecretStoring.Conflict() -> Uni.createFrom().voidItem();
                  case SecretStoring.Failed(var error) -> fail(due, error);
                });
  }

  private Uni<Void> renewed(DueRenewal due, SigningKey.Session session) {
    metrics.renewed();
    Instant renewAt = RenewalSchedule.renewAt(session.issuedAt(), session.expiresAt(), spread());
    OutboxEvent event =
        event(due, new CredentialEvent.SessionRenewed(subject(due), session.expiresAt()));
    return renewals.renewed(scope(due), session.expiresAt(), renewAt, event).replaceWithVoid();
  }

  private Uni<Void> fail(DueRenewal due, ErrorObject error) {
    metrics.renewalFailed(error.code());
    LOG.warnf("session not renewed: %s: %s", due.credential().version(), error.code());
    Instant retryAt = RenewalSchedule.retryAt(clock.instant(), due.failures() + 1, spread());
    CredentialEvent.RenewalFailed failed =
        new CredentialEvent.RenewalFailed(
            subject(due), error.code(), error.message(), due.sessionExpiresAt());
    return renewals.failed(scope(due), error.code(), retryAt, event(due, failed)).replaceWithVoid();
  }

  private OutboxEvent event(DueRenewal due, CredentialEvent value) {
    return OutboxEvent.of(
        EventType.CREDENTIAL_EVENT,
        UUID.randomUUID().toString(),
        due.workspace(),
        due.org(),
        clock.instant(),
        null,
        value);
  }

  private static CredentialEvent.Subject subject(DueRenewal due) {
    return Documents.subject(scope(due), due.org());
  }

  private static CredentialScope scope(DueRenewal due) {
    return new CredentialScope(
        due.workspace(), due.credential().version(), due.credential().account());
  }

  private static double spread() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
