package dev.latchkey.audit.flow.proof;

import dev.latchkey.audit.flow.proof.Judgement.Sound;
import dev.latchkey.audit.flow.proof.Judgement.Suspect;
import dev.latchkey.audit.merkle.Frontier;
import dev.latchkey.audit.merkle.ProofCheck;
import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.note.Checkpoint;
import dev.latchkey.audit.note.SignedNote;
import dev.latchkey.audit.postgres.LogState;
import dev.latchkey.audit.vault.SigningKey;
import dev.latchkey.contracts.wire.audit.CheckpointPublished;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges whether a log may be signed: the database is believed only as far as it fits what was
/// signed before, there and outside.
@ApplicationScoped
public class JudgeLog {

  private final ReadTree tree;

  @Inject
  public JudgeLog(ReadTree tree) {
    this.tree = tree;
  }

  /// Judges a log as it is now.
  ///
  /// @param published the furthest checkpoint of its partition outside the database, if any
  Uni<Judgement> judge(LogState log, @Nullable CheckpointPublished published, SigningKey key) {
    Frontier frontier = log.frontier().orElse(null);
    if (frontier == null || log.size() == 0) {
      return suspect("the roots of its tree do not fit its size");
    }
    List<Checkpoint> signed = new ArrayList<>();
    for (String note : notes(log, published)) {
      Checkpoint checkpoint = read(note, log.origin(), key).orElse(null);
      if (checkpoint == null) {
        return suspect("a checkpoint of it is not signed by the log's key");
      }
      signed.add(checkpoint);
    }
    return isBehind(log, published)
        ? suspect("it is behind what was published")
        : compare(log, frontier.root(), signed);
  }

  /// A log that a later generation has followed ends where a restore left it, which may be before
  /// what was published of it; the later generation tells of that.
  private static List<String> notes(LogState log, @Nullable CheckpointPublished published) {
    List<String> notes = new ArrayList<>();
    Optional.ofNullable(log.signedNote()).ifPresent(notes::add);
    if (published != null && published.origin().equals(log.origin()) && !log.closed()) {
      notes.add(published.note());
    }
    return notes;
  }

  private static boolean isBehind(LogState log, @Nullable CheckpointPublished published) {
    return published != null && !log.closed() && published.generation() > log.generation();
  }

  static Optional<Checkpoint> read(String note, String origin, SigningKey key) {
    return SignedNote.parse(note)
        .filter(parsed -> parsed.isSignedBy(key.verifier(origin)))
        .flatMap(parsed -> Checkpoint.parse(parsed.text()))
        .filter(checkpoint -> checkpoint.origin().equals(origin));
  }

  private Uni<Judgement> compare(LogState log, TreeHash root, List<Checkpoint> signed) {
    for (Checkpoint checkpoint : signed) {
      if (checkpoint.size() > log.size()) {
        return suspect("it has " + log.size() + " leaves, " + checkpoint.size() + " were signed");
      }
    }
    return Uni.createFrom()
        .deferred(() -> tree.with(log.id(), kept -> judge(log.size(), root, signed, kept)))
        .map(judged -> judged.orElseGet(() -> new Suspect("hashes of its tree are missing")))
        .onFailure(IllegalArgumentException.class)
        .recoverWithItem(() -> new Suspect("its tree has nodes that are none"));
  }

  private static Judgement judge(
      long size, TreeHash root, List<Checkpoint> signed, ReadTree.Tree tree) {
    Judgement judgement = new Sound(root);
    List<TreeHash> path = tree.proofs().inclusion(size - 1, size);
    if (!ProofCheck.includes(tree.leaf(size - 1), size - 1, size, root, path)) {
      judgement = new Suspect("its tree does not fit the roots of it");
    }
    for (Checkpoint checkpoint : signed) {
      List<TreeHash> proof = tree.proofs().consistency(checkpoint.size(), size);
      if (!ProofCheck.extend(checkpoint.size(), checkpoint.root(), size, root, proof)) {
        judgement = new Suspect("its tree does not extend the one signed at " + checkpoint.size());
      }
    }
    return judgement;
  }

  private static Uni<Judgement> suspect(String reason) {
    return Uni.createFrom().item(new Suspect(reason));
  }
}
