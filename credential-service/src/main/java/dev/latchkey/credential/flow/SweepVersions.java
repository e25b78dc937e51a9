package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.credential.postgres.Sweeps;
import dev.latchkey.credential.telemetry.CredentialMetrics;
import dev.latchkey.credential.vault.CredentialVault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/// Clears up after saves that died half way, versions that were replaced or deleted and workspaces
/// that are gone: first the row says that the version is given up and routing is told, then its
/// documents are deleted. In that order no version that is in use ever lacks its secret.
@ApplicationScoped
public class SweepVersions {

  private static final int MOST = 100;

  private final Sweeps sweeps;
  private final CredentialVault vault;
  private final SweepSettings settings;
  private final CredentialMetrics metrics;
  private final Clock clock;

  @Inject
  public SweepVersions(
      Sweeps sweeps,
      CredentialVault vault,
      SweepSettings settings,
      CredentialMetrics metrics,
      Clock clock) {
    this.sweeps = sweeps;
    this.vault = vault;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// One round. What cannot be deleted now is deleted in a later one.
  public Uni<Void> sweep() {
    Instant now = clock.instant();
    return sweeps
        .giveUp(now, now.minus(settings.pendingAfter()), MOST)
        .chain(() -> sweeps.giveUpAbandoned(now, MOST))
        .chain(() -> sweeps.undeleted(now, MOST))
        .onItem()
        .transformToMulti(scopes -> Multi.createFrom().iterable(scopes))
        .onItem()
        .transformToUniAndConcatenate(this::delete)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /// Deletes the documents of a version that was given up.
  Uni<Void> delete(CredentialScope scope) {
    return vault
        .delete(scope)
        .chain(
            gone ->
                gone
                    ? sweeps.deleted(scope, clock.instant()).invoke(() -> metrics.swept())
                    : Uni.createFrom().voidItem());
  }
}
