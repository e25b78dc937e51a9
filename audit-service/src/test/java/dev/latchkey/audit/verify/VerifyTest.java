package dev.latchkey.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.verify.SampleExport.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the verifier says of one export by itself: of a whole one, and of one in which somebody has
/// changed one thing.
class VerifyTest {

  private static final String EVENTS = SampleLog.FIRST_GENERATION;
  private static final String OUTCOMES = "audit.example.com/outcomes/Yy8/3/1";
  private static final SampleKey KEY = new SampleKey();

  @TempDir Path folder;

  @Test
  void acceptsAWholeExport() {
    // When
    Verdict verdict = verdictOn(sample(), "--key", KEY.base64());

    // Then
    assertThat(verdict.code()).as("%s", verdict).isZero();
    assertThat(verdict.output())
        .contains("Manifest 1 of audit.example.com/manifest/acme")
        .contains("6 lines, 7 events, 8 leaves")
        .contains("OK, with 1 notices");
  }

  @Test
  void saysThatItTookTheExportsOwnKey() {
    // When
    Verdict verdict = verdictOn(sample());

    // Then
    assertThat(verdict.code()).as("%s", verdict).isZero();
    assertThat(verdict.output()).contains("NOTICE   the key is the export's own, " + KEY.base64());
  }

  static Stream<Arguments> sabotages() {
    return Stream.of(
        sabotage(
            "content of an event is changed",
            export -> content(export, 1, "ZWxzZQ=="),
            EVENTS + ": leaf 2, event e-2, offset 2 its content was changed"),
        sabotage(
            "salts of two events are swapped",
            export -> {
              String salt = salt(export, 1);
              salt(export, 1, salt(export, 2));
              salt(export, 2, salt);
            },
            EVENTS + ": leaf 2, event e-2, offset 2 its content was changed"),
        sabotage(
            "content of one event of a batch is changed",
            export -> export.replace(5, export.rows.get(5).with(swapped(export.rows.get(5)))),
            OUTCOMES + ": leaf 0, first 0, last 2 the content of one or more of its 3 events"),
        sabotage(
            "a line is changed",
            export ->
                export.replace(1, export.rows.get(1).saying(changed(export, 1, "e-2", "e-9"))),
            EVENTS + ": leaf 2, event e-9, offset 2 is not the leaf that stands at this place"),
        sabotage(
            "a line is no line any more",
            export -> export.replace(1, export.rows.get(1).saying("{\"v\":1")),
            EVENTS + ": leaf 2, which is no line of a log, is not the leaf that stands"),
        sabotage(
            "a line is left out",
            export -> export.rows.remove(1),
            EVENTS + ": leaf 2 is missing: number 2 of workspace research"),
        sabotage(
            "the last line of a workspace is left out",
            export -> export.rows.remove(3),
            EVENTS + ": leaf 4 is missing: number 3 of workspace research"),
        sabotage(
            "all lines of a workspace are left out",
            export -> export.rows.removeIf(row -> row.leaf().contains("\"sales\"")),
            EVENTS + ": leaf 3 is missing: number 1 of workspace sales"),
        sabotage(
            "a workspace's only line is left out, and its hash",
            export -> {
              export.rows.remove(2);
              hashes(export).set(3, SampleLog.hash("else"));
            },
            EVENTS + ": number 1 of workspace sales, and the tree has no such leaf"),
        sabotage(
            "two lines have changed places",
            export -> {
              Row first = export.rows.get(1);
              Row second = export.rows.get(3);
              export.replace(1, second.at(2));
              export.replace(3, first.at(4));
            },
            EVENTS + ": leaf 4, event e-2, offset 2 is not the leaf that stands at this place"),
        sabotage(
            "a line is put in",
            export -> export.rows.add(1, export.rows.get(1).at(1)),
            EVENTS + ": leaf 1, event e-2, offset 2 is not the leaf that stands at this place"),
        sabotage(
            "a line is put in behind the end",
            export -> export.rows.add(5, export.rows.get(3).at(6)),
            EVENTS + ": leaf 6, event e-4, offset 4 is not among the leaves of the log"),
        sabotage(
            "an event is missing",
            export -> export.replace(1, export.rows.get(1).with(List.of())),
            EVENTS + ": leaf 2, event e-2, offset 2 its event is missing, and no erasure"),
        sabotage(
            "only the hash of an event is there",
            export ->
                export.replace(1, export.rows.get(1).with(List.of(onlyHash(export.rows.get(1))))),
            EVENTS + ": leaf 2, event e-2, offset 2 its event is missing, and no erasure"),
        sabotage(
            "an event of a batch is missing",
            export -> export.replace(5, export.rows.get(5).with(firstTwo(export.rows.get(5)))),
            OUTCOMES + ": leaf 0, first 0, last 2 event 2 of it is missing"),
        sabotage(
            "an event is put into a batch",
            export -> export.replace(5, export.rows.get(5).with(twice(export.rows.get(5)))),
            OUTCOMES + ": leaf 0, first 0, last 2 has more events than it counts"),
        sabotage(
            "a hash of the tree is changed",
            export -> hashes(export).set(1, SampleLog.hash("else")),
            EVENTS + ": its first 6 leaves are not those that the manifest signs"),
        sabotage(
            "the last hashes are cut off",
            export -> hashes(export).removeLast(),
            EVENTS + ": its hashes end before leaf 5, the manifest signs 6 leaves"),
        sabotage(
            "there are more hashes than signed",
            export -> hashes(export).add(SampleLog.hash("more")),
            EVENTS + ": it has more hashes than the manifest signs leaves"),
        sabotage(
            "the manifest leaves out a workspace that has lines",
            export -> export.sign(manifest(export).filter(line -> !line.contains(" sales "))),
            EVENTS + ": the manifest does not name workspace sales"),
        sabotage(
            "the manifest ends a workspace too soon",
            export ->
                export.sign(
                    manifest(export).map(line -> line.replace(" research 3 ", " research 2 "))),
            EVENTS + ": workspace research ends with number 3, which is not the number 2"),
        sabotage(
            "the manifest is changed",
            export ->
                export.put("manifest.note", export.text("manifest.note").replace("T09", "T10")),
            "the manifest is not signed by the key"),
        sabotage(
            "the manifest is signed by somebody else",
            export ->
                export.put(
                    "manifest.note",
                    new SampleKey()
                        .signed(
                            "audit.example.com/manifest/acme", noteText(export, "manifest.note"))),
            "the manifest is not signed by the key"),
        sabotage(
            "the manifest is signed in another name",
            export ->
                export.put(
                    "manifest.note",
                    KEY.signed("audit.example.com", noteText(export, "manifest.note"))),
            "the manifest is not signed by the key"),
        sabotage(
            "a checkpoint is signed by somebody else",
            export ->
                export.put(
                    "checkpoints/1.note",
                    new SampleKey().signed(EVENTS, noteText(export, "checkpoints/1.note"))),
            EVENTS + ": its checkpoint is not signed by the key"),
        sabotage(
            "a checkpoint is another one",
            export ->
                export.files.put("checkpoints/1.note", export.checkpoint(events().checkpoint(3))),
            EVENTS + ": its checkpoint is not of the tree that the manifest signs"),
        sabotage(
            "the key is another one",
            export -> export.put("key.txt", new SampleKey().base64() + "\n"),
            "which is not yours"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void saysWhichRecord(Consumer<SampleExport> sabotage, String finding) {
    // Given
    SampleExport export = sample();
    sabotage.accept(export);

    // When
    Verdict verdict = verdictOn(export, "--key", KEY.base64());

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output()).contains("FINDING  ").contains(finding).contains("NOT OK");
  }

  static Stream<Arguments> logsThatShouldNotBe() {
    return Stream.of(
        Arguments.argumentSet(
            "a number that is skipped",
            log().event("a", "1").fact("outcome-unknown", "a", unknown("tseq", 3L)),
            "leaf 0 is missing: number 2 of workspace a"),
        Arguments.argumentSet(
            "a number that comes twice",
            log().event("a", "1").fact("outcome-unknown", "a", unknown("tseq", 1L)),
            "leaf 1 does not continue number 1 of workspace a"),
        Arguments.argumentSet(
            "a line that names another one before it",
            log().event("a", "1").fact("outcome-unknown", "a", unknown("prev", "11".repeat(32))),
            "leaf 1 does not continue number 1 of workspace a"),
        Arguments.argumentSet(
            "a line of another organisation",
            log().fact("outcome-unknown", "a", unknown("org", "other")),
            "leaf 0 belongs to another organisation"),
        Arguments.argumentSet(
            "a kind that nobody knows",
            log().fact("surprise", "a", Map.of()),
            "leaf 0 has a kind that this program does not know"),
        Arguments.argumentSet(
            "a version that nobody knows",
            log().fact("outcome-unknown", "a", unknown("v", 2)),
            "leaf 0 has a version that this program does not know"),
        Arguments.argumentSet(
            "an offset that does not grow",
            log()
                .event("a", "1")
                .neighbour()
                .fact("event", "a", Map.of("offset", 0L, "dataHash", "")),
            "leaf 2, offset 0 its offset is not above the one before it"),
        Arguments.argumentSet(
            "a batch that is larger than its offsets",
            log().fact("batch", "a", Map.of("first", 1L, "last", 2L, "count", 3, "dataHash", "")),
            "leaf 0, first 1, last 2 counts more events than it has offsets"),
        Arguments.argumentSet(
            "a line that lacks a field",
            log().fact("expiry", "a", Map.of("before", "2026-01-01T00:00:00Z")),
            "leaf 0 it has no through as it should"));
  }

  @ParameterizedTest
  @MethodSource("logsThatShouldNotBe")
  void refusesWhatTheLogItselfHasWrong(SampleLog log, String finding) {
    // When
    Verdict verdict = verdictOn(SampleExport.of(KEY, log));

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output()).contains(log.origin() + ": " + finding);
  }

  @Test
  void acceptsContentThatTheLogSaysWasErasedOrExpired() {
    // Given
    SampleLog log =
        log()
            .event("a", "erased")
            .event("a", "expired")
            .event("a", "kept")
            .fact("erasure", "", erasure("0:0"))
            .fact("expiry", "", Map.of("before", "2026-11-20T10:00:01Z", "through", 1));
    SampleExport export = SampleExport.of(KEY, log);
    export.replace(0, export.rows.get(0).with(List.of(onlyHash(export.rows.get(0)))));
    export.replace(1, export.rows.get(1).with(List.of()));

    // When
    Verdict verdict = verdictOn(export);

    // Then
    assertThat(verdict.code()).as("%s", verdict).isZero();
    assertThat(verdict.output())
        .contains("1 erased events", "1 expired events")
        .contains("leaf 3: alice erased 1 events on 2026-11-21T08:00:00Z: Art. 17 GDPR")
        .contains("leaf 4: events stored before 2026-11-20T10:00:01Z were deleted, up to leaf 1");
  }

  static Stream<Arguments> deletionsThatExplainNothing() {
    return Stream.of(
        Arguments.argumentSet(
            "another event was erased", log().event("a", "1").fact("erasure", "", erasure("0:1"))),
        Arguments.argumentSet(
            "the erasure came before the event",
            log().fact("erasure", "", erasure("1:0")).event("a", "1")),
        Arguments.argumentSet(
            "the expiry ends before the event",
            log()
                .neighbour()
                .event("a", "1")
                .fact("expiry", "", Map.of("before", "2026-11-21T00:00:00Z", "through", 0))),
        Arguments.argumentSet(
            "the expiry came before the event",
            log()
                .fact("expiry", "", Map.of("before", "2026-11-21T00:00:00Z", "through", 9))
                .event("a", "1")),
        Arguments.argumentSet(
            "the event is younger than what expired",
            log()
                .event("a", "1")
                .fact("expiry", "", Map.of("before", "2026-11-19T09:59:59Z", "through", 0))));
  }

  @ParameterizedTest
  @MethodSource("deletionsThatExplainNothing")
  void refusesContentThatIsMissingWithoutExplanation(SampleLog log) {
    // Given
    SampleExport export = SampleExport.of(KEY, log);
    export.rows.replaceAll(row -> row.leaf().contains("\"event\"") ? row.with(List.of()) : row);

    // When
    Verdict verdict = verdictOn(export);

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output()).contains("its event is missing, and no erasure and no expiry");
  }

  @Test
  void acceptsABatchOfWhichOneEventWasErased() {
    // Given
    SampleLog log = log().batch("a", "1", "2", "3").fact("erasure", "", erasure("0:1"));
    SampleExport export = SampleExport.of(KEY, log);
    Row batch = export.rows.getFirst();
    Map<String, String> erased =
        Map.of("hash", TreeHash.of(SampleLog.eventHash(batch.events().get(1))).toString());
    export.replace(0, batch.with(List.of(batch.events().get(0), erased, batch.events().get(2))));

    // Then
    Verdict verdict = verdictOn(export);
    assertThat(verdict.code()).as("%s", verdict).isZero();
    assertThat(verdict.output()).contains("2 events").contains("1 erased events");
  }

  @Test
  void acceptsOffsetsThatKafkaGivesAgainAfterItLostRecords() {
    // Given
    SampleLog log =
        log()
            .event("a", "1")
            .event("a", "2")
            .logWide("gap", Map.of("from", 1, "to", 2, "reason", "lost"))
            .usingOffsetsAgainFrom(1)
            .event("a", "3");

    // When
    Verdict verdict = verdictOn(SampleExport.of(KEY, log));

    // Then
    assertThat(verdict.code()).as("%s", verdict).isZero();
    assertThat(verdict.output()).contains("leaf 2: offsets 1 to before 2 are missing: lost");
  }

  @Test
  void tellsWhatNeverReachedTheLog() {
    // Given
    SampleLog log =
        log()
            .logWide("gap", Map.of("from", 0, "to", 7, "reason", "deleted from Kafka"))
            .logWide(
                "quarantined", Map.of("offset", 7, "reason", "no data", "dataHash", "sha256:00"))
            .fact("outcome-unknown", "a", unknown("deadline", "2026-11-20T10:00:00Z"));

    // When
    Verdict verdict = verdictOn(SampleExport.of(KEY, log));

    // Then
    assertThat(verdict.code()).as("%s", verdict).isZero();
    assertThat(verdict.output())
        .contains("leaf 0: offsets 0 to before 7 are missing: deleted from Kafka")
        .contains("leaf 1, offset 7: the record at offset 7 could not be read: no data")
        .contains("leaf 2: fallback f-1 has no known outcome; its intent is leaf 0");
  }

  private Verdict verdictOn(SampleExport export, String... options) {
    return Verifier.verify(export.write(folder.resolve("export.zip")), options);
  }

  private static SampleExport sample() {
    SampleLog outcomes = new SampleLog(OUTCOMES).batch("research", "o1", "o2", "o3").neighbour();
    return SampleExport.of(KEY, events(), outcomes);
  }

  private static SampleLog events() {
    return log()
        .event("research", "one")
        .neighbour()
        .event("research", "two")
        .event("sales", "three")
        .event("research", "four")
        .fact("outcome-unknown", "", unknown("deadline", "2026-11-20T10:00:00Z"));
  }

  private static SampleLog log() {
    return new SampleLog(EVENTS);
  }

  private static Arguments sabotage(String name, Consumer<SampleExport> sabotage, String finding) {
    return Arguments.argumentSet(name, sabotage, finding);
  }

  private static Map<String, Object> unknown(String field, Object value) {
    return field.equals("deadline")
        ? Map.of("fallback", "f-1", "intent", 0, field, value)
        : Map.of("fallback", "f-1", "intent", 0, "deadline", "2026-11-20T10:00:00Z", field, value);
  }

  private static Map<String, Object> erasure(String event) {
    return Map.of(
        "actor", "alice",
        "basis", "Art. 17 GDPR",
        "time", "2026-11-21T08:00:00Z",
        "events", List.of(event));
  }

  private static List<TreeHash> hashes(SampleExport export) {
    return export.hashes.getOrDefault(1, List.of());
  }

  private static String changed(SampleExport export, int row, String from, String to) {
    return export.rows.get(row).leaf().replace(from, to);
  }

  private static void content(SampleExport export, int row, String raw) {
    Row before = export.rows.get(row);
    export.replace(row, before.with(List.of(Map.of("salt", salt(export, row), "raw", raw))));
  }

  private static String salt(SampleExport export, int row) {
    return export.rows.get(row).events().getFirst().getOrDefault("salt", "");
  }

  private static void salt(SampleExport export, int row, String salt) {
    String raw = export.rows.get(row).events().getFirst().getOrDefault("raw", "");
    export.replace(row, export.rows.get(row).with(List.of(Map.of("salt", salt, "raw", raw))));
  }

  private static List<Map<String, String>> swapped(Row row) {
    return List.of(row.events().get(1), row.events().get(0), row.events().get(2));
  }

  private static List<Map<String, String>> twice(Row row) {
    return Stream.concat(row.events().stream(), row.events().stream()).toList();
  }

  private static List<Map<String, String>> firstTwo(Row row) {
    return row.events().subList(0, 2);
  }

  private static Map<String, String> onlyHash(Row row) {
    return Map.of("hash", TreeHash.of(SampleLog.eventHash(row.events().getFirst())).toString());
  }

  private static Stream<String> manifest(SampleExport export) {
    return export.text("manifest.note").lines();
  }

  private static String noteText(SampleExport export, String file) {
    String note = export.text(file);
    return note.substring(0, note.lastIndexOf("\n\n") + 1);
  }
}
