package dev.latchkey.audit.flow.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.audit.flow.Errors;
import dev.latchkey.audit.flow.Reply;
import dev.latchkey.audit.flow.proof.BundleZip.File;
import dev.latchkey.audit.kafka.AdminEvents;
import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.note.Checkpoint;
import dev.latchkey.audit.postgres.BundlePages;
import dev.latchkey.audit.postgres.BundlePages.LeafPage;
import dev.latchkey.audit.postgres.DatabaseUnavailableException;
import dev.latchkey.audit.postgres.Logs;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.json.WireJson;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Everything of an organisation that an auditor needs to verify its log offline, in one zip file.
/// It is made page by page while it is sent. Exporting is itself told before anything is read.
@ApplicationScoped
public class ExportBundle {

  private static final String README =
      """
      This is an export of a Latchkey audit log. To verify it, take Verify.java from a source that you
      trust, not from whoever gave you this file, and run it with a JDK of version 25:

        java Verify.java this-file.zip --key KEY --known SOMETHING-YOU-KEPT

      KEY is the log's public key as you were given it. SOMETHING-YOU-KEPT is an earlier export, manifest
      or checkpoint. Keep this file: with it you can tell next time whether the log was changed.

      key.txt              the public key, 32 bytes in base64
      manifest.note        which logs concern the organisation, how far they had come, where the lines of
                           each workspace end; a signed note (C2SP signed-note)
      logs.ndjson          the numbers that the files below give the logs
      checkpoints/N.note   the log's checkpoint (C2SP tlog-checkpoint)
      hashes/N.bin         the hashes of all leaves of the log (RFC 9162), 32 bytes each; those of other
                           organisations' leaves reveal nothing
      leaves.ndjson        the organisation's leaves and the content that they commit to
      """;

  private final SignManifests manifests;
  private final BundlePages pages;
  private final Logs logs;
  private final AdminEvents adminEvents;

  @Inject
  public ExportBundle(
      SignManifests manifests, BundlePages pages, Logs logs, AdminEvents adminEvents) {
    this.manifests = manifests;
    this.pages = pages;
    this.logs = logs;
    this.adminEvents = adminEvents;
  }

  /// The export, in pieces that are made one at a time when they are asked for. It breaks off, so
  /// that it is no whole zip file, when PostgreSQL goes away or content is erased while it is made.
  ///
  /// @param actor who exports
  public Uni<Reply<Multi<byte[]>>> export(OrgId org, String actor) {
    return adminEvents
        .publish(new AdminEvent.AuditExported(actor, null, org, "bundle", null, null))
        .chain(
            told ->
                told
                    ? manifests.latest(org.value()).chain(reading -> of(org.value(), reading))
                    : refused(Errors.notAudited()))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()));
  }

  private Uni<Reply<Multi<byte[]>>> of(String org, ManifestReading reading) {
    return switch (reading) {
      case ManifestReading.Signed signed ->
          numbers(signed).map(numbered -> new Reply.Given<>(zip(org, signed, numbered)));
      case ManifestReading.Suspected() -> refused(ProofErrors.suspected());
      case ManifestReading.KeyAway _ -> refused(ProofErrors.keyAway());
    };
  }

  private static Uni<Reply<Multi<byte[]>>> refused(ErrorObject error) {
    return Uni.createFrom().item(new Reply.Refused<>(error));
  }

  private Uni<List<Numbered>> numbers(ManifestReading.Signed signed) {
    return logs.all()
        .map(
            all -> {
              List<Numbered> numbered = new ArrayList<>();
              for (Checkpoint log : signed.manifest().logs()) {
                all.stream()
                    .filter(it -> it.origin().equals(log.origin()))
                    .forEach(it -> numbered.add(new Numbered(it.id(), log)));
              }
              numbered.sort((one, other) -> Integer.compare(one.id(), other.id()));
              return numbered;
            });
  }

  /// A log of the manifest.
  ///
  /// @param id the number of the log in this database, and in the export
  private record Numbered(int id, Checkpoint signed) {}

  private Multi<byte[]> zip(String org, ManifestReading.Signed signed, List<Numbered> numbered) {
    Multi<File> first =
        Multi.createFrom()
            .items(
                file("README.txt", README),
                file("key.txt", signed.key().publicKey() + "\n"),
                file("manifest.note", signed.note()),
                file("logs.ndjson", numbered.stream().map(ExportBundle::named).toList()));
    Multi<Numbered> each = Multi.createFrom().iterable(numbered);
    Multi<byte[]> leaves = each.onItem().transformToMultiAndConcatenate(log -> leaves(org, log));
    return new BundleZip()
        .of(
            Multi.createBy()
                .concatenating()
                .streams(
                    first,
                    each.map(log -> checkpoint(log, signed)),
                    each.map(log -> new File("hashes/" + log.id() + ".bin", hashes(log))),
                    Multi.createFrom().item(new File("leaves.ndjson", leaves))));
  }

  private static File file(String name, String content) {
    return new File(name, Multi.createFrom().item(content.getBytes(UTF_8)));
  }

  private static File file(String name, List<byte[]> content) {
    return new File(name, Multi.createFrom().iterable(content));
  }

  private static byte[] named(Numbered log) {
    return line(Map.of("n", log.id(), "origin", log.signed().origin()));
  }

  /// The manifest says what the checkpoint said, and signing the same again gives the same.
  private static File checkpoint(Numbered log, ManifestReading.Signed signed) {
    String note = signed.key().sign(log.signed().origin(), log.signed().text()).toString();
    return file("checkpoints/" + log.id() + ".note", note);
  }

  private Multi<byte[]> hashes(Numbered log) {
    return Multi.createBy()
        .repeating()
        .uni(
            AtomicLong::new,
            at ->
                pages
                    .hashes(log.id(), at.get(), log.signed().size())
                    .invoke(page -> at.addAndGet(page.length / TreeHash.LENGTH)))
        .whilst(page -> page.length > 0);
  }

  private Multi<byte[]> leaves(String org, Numbered log) {
    Multi<List<LeafPage>> all =
        Multi.createBy()
            .repeating()
            .uni(
                AtomicLong::new,
                at ->
                    pages
                        .leaves(org, log.id(), at.get(), log.signed().size())
                        .invoke(page -> at.set(page.isEmpty() ? 0 : page.getLast().index() + 1)))
            .whilst(page -> !page.isEmpty());
    Multi<byte[]> end =
        pages
            .deletedSince(org, log.id(), log.signed().size())
            .invoke(ExportBundle::requireNoDeletion)
            .map(_ -> new byte[0])
            .toMulti();
    return Multi.createBy()
        .concatenating()
        .streams(all.map(page -> BundleLines.of(log.id(), page)), end);
  }

  /// What the export has read of deleted events is explained by a line that it does not have.
  private static void requireNoDeletion(boolean deleted) {
    if (deleted) {
      throw new IllegalStateException("content was erased while it was exported");
    }
  }

  static byte[] line(Object value) {
    return (new String(WireJson.write(value), UTF_8) + "\n").getBytes(UTF_8);
  }
}
