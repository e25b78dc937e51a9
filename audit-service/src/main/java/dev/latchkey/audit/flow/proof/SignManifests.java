package dev.latchkey.audit.flow.proof;

import dev.latchkey.audit.note.Checkpoint;
import dev.latchkey.audit.note.Manifest;
import dev.latchkey.audit.note.Manifest.WorkspaceHead;
import dev.latchkey.audit.note.SignedNote;
import dev.latchkey.audit.postgres.Manifests;
import dev.latchkey.audit.postgres.OrgRecords;
import dev.latchkey.audit.postgres.OrgRecords.SignedLog;
import dev.latchkey.audit.telemetry.ProofMetrics;
import dev.latchkey.audit.vault.SigningKey;
import dev.latchkey.audit.vault.SigningKeyReading;
import dev.latchkey.audit.vault.SigningVault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Signs what there is of each organisation, all of one moment and no further than its logs'
/// published checkpoints, so that nothing can be left out of an export unseen. What has shrunk
/// since the manifest before is not signed.
@ApplicationScoped
public class SignManifests {

  private static final Logger LOG = Logger.getLogger(SignManifests.class);

  /// Organisations in one round; the others have their turn in the next one.
  private static final int MOST = 200;

  private final Manifests manifests;
  private final SigningVault vault;
  private final ProofMetrics metrics;
  private final ProofSettings settings;
  private final InstantSource clock;

  @Inject
  public SignManifests(
      Manifests manifests,
      SigningVault vault,
      ProofMetrics metrics,
      ProofSettings settings,
      InstantSource clock) {
    this.manifests = manifests;
    this.vault = vault;
    this.metrics = metrics;
    this.settings = settings;
    this.clock = clock;
  }

  /// Signs for the organisations that have more than was signed.
  ///
  /// Fails when PostgreSQL is away.
  public Uni<Void> round() {
    return manifests
        .due(MOST)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(this::latest)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /// The manifest of what there is now: the last one when it still says all, else a new one. When
  /// what is stored cannot be signed, the last one that was.
  ///
  /// Fails when PostgreSQL is away.
  Uni<ManifestReading> latest(String org) {
    return vault
        .key()
        .chain(
            reading ->
                switch (reading) {
                  case SigningKeyReading.Ready(SigningKey key) -> latest(org, key);
                  case SigningKeyReading.Unavailable(String reason) ->
                      Uni.createFrom().item(new ManifestReading.KeyAway(reason));
                });
  }

  private Uni<ManifestReading> latest(String org, SigningKey key) {
    return manifests
        .records(org)
        .chain(
            records -> {
              Optional<ManifestReading.Signed> last = last(org, records, key);
              Optional<Manifest> next = next(org, records, last, key);
              if (next.isEmpty()) {
                LOG.errorf("There is less of an organisation than was signed: %s", org);
                return Uni.createFrom()
                    .item(
                        last.<ManifestReading>map(it -> it)
                            .orElseGet(ManifestReading.Suspected::new));
              }
              Manifest manifest = next.get();
              if (last.isPresent() && last.get().manifest().saysTheSameAs(manifest)) {
                return Uni.createFrom().item(last.get());
              }
              return store(org, manifest, key);
            });
  }

  /// Somebody else may have stored one with this number meanwhile: theirs is as good.
  private Uni<ManifestReading> store(String org, Manifest manifest, SigningKey key) {
    String note = key.sign(manifest.name(), manifest.text()).toString();
    return manifests
        .add(org, manifest.sequence(), note, manifest.leaves(), clock.instant())
        .chain(
            stored -> {
              if (!stored) {
                return latest(org, key);
              }
              metrics.manifestSigned();
              return Uni.createFrom().item(new ManifestReading.Signed(note, manifest, key));
            });
  }

  private Optional<ManifestReading.Signed> last(String org, OrgRecords records, SigningKey key) {
    String name = Manifest.nameOf(settings.origin(), org);
    return Optional.ofNullable(records.lastNote())
        .flatMap(SignedNote::parse)
        .filter(note -> note.isSignedBy(key.verifier(name)))
        .flatMap(
            note ->
                Manifest.parse(note.text())
                    .map(it -> new ManifestReading.Signed(note.toString(), it, key)));
  }

  /// What to sign next; empty when what is stored is less than, or other than, what was signed.
  private Optional<Manifest> next(
      String org, OrgRecords records, Optional<ManifestReading.Signed> last, SigningKey key) {
    List<Checkpoint> logs = new ArrayList<>();
    for (SignedLog log : records.logs()) {
      Optional<Checkpoint> signed = JudgeLog.read(log.note(), log.origin(), key);
      if (signed.isEmpty() || signed.get().size() > log.size()) {
        return Optional.empty();
      }
      logs.add(signed.get());
    }
    if (last.isEmpty()
        ? records.lastSequence() > 0
        : shrank(last.get().manifest(), logs, records)) {
      return Optional.empty();
    }
    return Optional.of(
        new Manifest(
            Manifest.nameOf(settings.origin(), org),
            records.lastSequence() + 1,
            last.map(it -> Manifest.hashOf(it.manifest().text())).orElse(Manifest.NONE),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            logs,
            records.heads()));
  }

  private static boolean shrank(Manifest last, List<Checkpoint> logs, OrgRecords records) {
    Map<String, Long> sizes = new HashMap<>();
    logs.forEach(log -> sizes.put(log.origin(), log.size()));
    Map<String, Long> heads = new HashMap<>();
    records.heads().forEach(head -> heads.put(place(head), head.number()));
    return last.logs().stream().anyMatch(it -> sizes.getOrDefault(it.origin(), -1L) < it.size())
        || last.heads().stream().anyMatch(it -> heads.getOrDefault(place(it), -1L) < it.number());
  }

  private static String place(WorkspaceHead head) {
    return head.origin() + " " + head.workspace();
  }
}
