package dev.latchkey.audit.flow.proof;

import dev.latchkey.audit.flow.Errors;
import dev.latchkey.audit.flow.Reply;
import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.note.TlogProof;
import dev.latchkey.audit.postgres.BundlePages;
import dev.latchkey.audit.postgres.CheckpointRow;
import dev.latchkey.audit.postgres.Checkpoints;
import dev.latchkey.audit.postgres.DatabaseUnavailableException;
import dev.latchkey.audit.postgres.Manifests;
import dev.latchkey.audit.vault.SigningKeyReading;
import dev.latchkey.audit.vault.SigningVault;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Shows auditors of an organisation the proofs about the logs that concern it. Other logs, and
/// other organisations' leaves, do not exist for them.
@ApplicationScoped
public class ShowProofs {

  private final Manifests manifests;
  private final SignManifests signManifests;
  private final Checkpoints checkpoints;
  private final BundlePages pages;
  private final ReadTree tree;
  private final SigningVault vault;

  @Inject
  public ShowProofs(
      Manifests manifests,
      SignManifests signManifests,
      Checkpoints checkpoints,
      BundlePages pages,
      ReadTree tree,
      SigningVault vault) {
    this.manifests = manifests;
    this.signManifests = signManifests;
    this.checkpoints = checkpoints;
    this.pages = pages;
    this.tree = tree;
    this.vault = vault;
  }

  /// The public key in base64.
  public Uni<Reply<String>> key() {
    return vault
        .key()
        .map(
            reading ->
                switch (reading) {
                  case SigningKeyReading.Ready(var key) -> new Reply.Given<>(key.publicKey());
                  case SigningKeyReading.Unavailable _ ->
                      new Reply.Refused<>(ProofErrors.keyAway());
                });
  }

  /// The logs that concern an organisation, as far as they are signed.
  public Uni<Reply<List<LogSize>>> logs(OrgId org) {
    return answered(
        manifests
            .records(org.value())
            .map(
                records ->
                    new Reply.Given<>(
                        records.logs().stream()
                            .map(log -> new LogSize(log.id(), log.origin(), log.signedSize()))
                            .toList())));
  }

  /// The signed manifest of an organisation as of now.
  public Uni<Reply<String>> manifest(OrgId org) {
    return answered(
        signManifests
            .latest(org.value())
            .map(
                reading ->
                    switch (reading) {
                      case ManifestReading.Signed(String note, _, _) -> new Reply.Given<>(note);
                      case ManifestReading.Suspected() ->
                          new Reply.Refused<>(ProofErrors.suspected());
                      case ManifestReading.KeyAway _ -> new Reply.Refused<>(ProofErrors.keyAway());
                    }));
  }

  /// The last checkpoint of a log, or the one of a size.
  public Uni<Reply<String>> checkpoint(OrgId org, int log, Optional<Long> size) {
    return of(
        org,
        log,
        _ ->
            checkpoints
                .find(log, size)
                .map(
                    found ->
                        found
                            .<Reply<String>>map(row -> new Reply.Given<>(row.note()))
                            .orElseGet(() -> new Reply.Refused<>(ProofErrors.unknownSize()))));
  }

  /// What proves that the log at one size extends the log at another. Both must be signed.
  public Uni<Reply<List<TreeHash>>> consistency(OrgId org, int log, long from, long to) {
    return of(
        org,
        log,
        last -> {
          if (from < 1 || from > to || to > last.size()) {
            return refused(ProofErrors.unknownSize());
          }
          return tree.with(log, kept -> kept.proofs().consistency(from, to))
              .map(ShowProofs::<List<TreeHash>>orSuspected);
        });
  }

  /// What proves offline that a leaf is in a log.
  public Uni<Reply<String>> leaf(OrgId org, int log, long index) {
    return of(
        org,
        log,
        last ->
            pages
                .leaf(org.value(), log, index)
                .chain(
                    found ->
                        found.isPresent() && index < last.size()
                            ? proof(found.get(), index, last)
                            : refused(ProofErrors.unknownLeaf())));
  }

  private Uni<Reply<String>> proof(String leaf, long index, CheckpointRow last) {
    return tree.with(last.log(), kept -> kept.proofs().inclusion(index, last.size()))
        .map(path -> path.map(hashes -> new TlogProof(leaf, index, hashes, last.note()).text()))
        .map(ShowProofs::orSuspected);
  }

  private static <T> Reply<T> orSuspected(Optional<T> proof) {
    return proof
        .<Reply<T>>map(Reply.Given::new)
        .orElseGet(() -> new Reply.Refused<>(ProofErrors.suspected()));
  }

  /// Lets `show` show something of a log that concerns the organisation.
  private <T> Uni<Reply<T>> of(OrgId org, int log, Function<CheckpointRow, Uni<Reply<T>>> show) {
    return answered(
        manifests
            .records(org.value())
            .chain(
                records ->
                    records.logs().stream().anyMatch(it -> it.id() == log)
                        ? checkpoints.find(log, Optional.empty())
                        : Uni.createFrom().item(Optional.<CheckpointRow>empty()))
            .chain(last -> last.map(show).orElseGet(() -> refused(ProofErrors.unknownLog()))));
  }

  private static <T> Uni<Reply<T>> refused(ErrorObject error) {
    return Uni.createFrom().item(new Reply.Refused<>(error));
  }

  private static <T> Uni<Reply<T>> answered(Uni<Reply<T>> reply) {
    return reply
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()));
  }
}
