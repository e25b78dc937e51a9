package dev.latchkey.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.note.Checkpoint;
import dev.latchkey.audit.note.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the verifier says to an auditor who has kept something: also of a log that its owner has
/// made anew from end to end and that is signed with the right key.
class KnownHeadsTest {

  private static final String ORIGIN = SampleLog.FIRST_GENERATION;
  private static final String NEXT = SampleLog.SECOND_GENERATION;
  private static final SampleKey KEY = new SampleKey();

  @TempDir Path folder;

  @Test
  void acceptsALogThatHasGrown() {
    // Given
    Path earlier = exported("earlier", 1, Manifest.NONE, three());
    SampleLog grown = three().event("b", "4").event("a", "5");

    // When
    Verdict verdict =
        verdictOn(
            exported("now", 2, hashOf(earlier), grown),
            "--known",
            checkpoint(three().checkpoint(2)).toString(),
            "--known",
            earlier.toString());

    // Then
    assertThat(verdict.code()).as("%s", verdict).isZero();
  }

  @Test
  void saysWhereARewrittenLogMayDiffer() {
    // Given
    SampleLog rewritten = log().event("a", "1").event("a", "another").event("b", "3");

    // When
    Verdict verdict =
        verdictOn(
            exported("now", 1, Manifest.NONE, rewritten),
            "--known",
            checkpoint(three().checkpoint(1)).toString(),
            "--known",
            checkpoint(three().checkpoint(3)).toString());

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output())
        .contains(ORIGIN + ": its first 3 leaves are not those that")
        .contains("one or more of the leaves 1 to 2 were changed, inserted, removed or moved");
  }

  @Test
  void saysWhichLeafOfARewrittenLogDiffersFromAnEarlierExport() {
    // Given
    Path earlier = exported("earlier", 1, Manifest.NONE, three());
    SampleLog rewritten = log().event("a", "1").event("a", "another").event("b", "3");

    // When
    Verdict verdict =
        verdictOn(exported("now", 2, hashOf(earlier), rewritten), "--known", earlier.toString());

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output())
        .contains("leaf 1 is the first that was changed, inserted, removed or moved")
        .contains("leaf 1, event e-1, offset 1 is not number 2 of workspace a that");
  }

  @Test
  void saysThatALogWasRolledBack() {
    // Given
    SampleLog shorter = log().event("a", "1").event("a", "2");

    // When
    Verdict verdict =
        verdictOn(
            exported("now", 1, Manifest.NONE, shorter),
            "--known",
            checkpoint(three().checkpoint()).toString());

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output())
        .contains(ORIGIN + ": it was rolled back: ")
        .contains("signs 3 leaves of it, it ends at 2, and no later generation says so");
  }

  @Test
  void saysThatALogIsGone() {
    // Given
    SampleLog other = new SampleLog("audit.example.com/events/Zx9/1/1").event("a", "1");

    // When
    Verdict verdict =
        verdictOn(
            exported("now", 1, Manifest.NONE, other),
            "--known",
            checkpoint(three().checkpoint()).toString());

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output())
        .contains(ORIGIN + ": it was rolled back: ")
        .contains("signs 3 leaves of it, and it is not in the export");
  }

  @Test
  void saysThatAWorkspaceIsGone() {
    // Given
    Path earlier = exported("earlier", 1, Manifest.NONE, three());
    SampleExport now = SampleExport.of(KEY, 2, hashOf(earlier), three());
    now.rows.removeIf(row -> row.leaf().contains("\"b\""));
    now.sign(now.text("manifest.note").lines().filter(line -> !line.contains(" b ")));

    // When
    Verdict verdict =
        verdictOn(now.write(folder.resolve("now.zip")), "--known", earlier.toString());

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output())
        .contains(ORIGIN + ": workspace b has 0 lines, ")
        .contains("signs 1");
  }

  @Test
  void acceptsARestoreThatTheLogAdmits() {
    // Given
    Path earlier = exported("earlier", 7, Manifest.NONE, three());
    SampleLog restored = log().event("a", "1").event("a", "2");
    SampleLog next = after(restored, three().checkpoint(), restored.checkpoint()).event("b", "3");

    // When
    Verdict verdict =
        verdictOn(exported("now", 3, Manifest.NONE, restored, next), "--known", earlier.toString());

    // Then
    assertThat(verdict.code()).as("%s", verdict).isZero();
    assertThat(verdict.output())
        .contains(
            "NOTICE   " + NEXT + ": leaf 0: the database was restored on 2026-11-20T12:00:00Z")
        .contains(ORIGIN + " had published 3 leaves and ends at 2")
        .contains("signs 3 leaves of it, it ends at 2; the log's next generation says so");
  }

  @Test
  void acceptsARestoreToBeforeAnotherRestore() {
    // Given: the database knows nothing of the second generation, the third one names its head
    SampleLog lost = after(log(), three().checkpoint(), log().checkpoint(0)).event("a", "1");
    SampleLog third =
        new SampleLog("audit.example.com/events/Zx9/0/3")
            .after(three(), lost.checkpoint(), three().checkpoint());

    // When
    Verdict verdict =
        verdictOn(
            exported("now", 3, Manifest.NONE, three(), third),
            "--known",
            checkpoint(lost.checkpoint()).toString());

    // Then
    assertThat(verdict.code()).as("%s", verdict).isZero();
    assertThat(verdict.output())
        .contains("NOTICE   " + NEXT + ": ")
        .contains("and it is not in the export; the log's next generation says so");
  }

  @Test
  void refusesARestoreThatAdmitsLessThanWasKnown() {
    // Given
    SampleLog restored = log().event("a", "1");
    SampleLog next = after(restored, three().checkpoint(2), restored.checkpoint()).event("b", "3");

    // Then
    assertThat(restoredTo(restored, next)).contains(ORIGIN + ": it was rolled back: ");
  }

  @Test
  void refusesARestoreThatNamesAnotherTreeThanTheKnownOne() {
    // Given
    SampleLog another = log().event("a", "1").event("a", "2").event("b", "another");
    SampleLog restored = log().event("a", "1");
    SampleLog next = after(restored, another.checkpoint(), restored.checkpoint()).event("b", "3");

    // Then
    assertThat(restoredTo(restored, next)).contains(ORIGIN + ": it was rolled back: ");
  }

  @Test
  void refusesARestoreToSomethingElseThanWhatIsThere() {
    // Given
    SampleLog restored = log().event("a", "1");
    SampleLog next = after(restored, three().checkpoint(), three().checkpoint(2)).event("b", "3");

    // Then
    assertThat(restoredTo(restored, next)).contains(ORIGIN + ": it did not end where " + NEXT);
  }

  @Test
  void refusesAnEventThatStandsInTwoGenerations() {
    // Given
    SampleLog restored = log().event("a", "1");
    SampleLog next =
        new SampleLog(NEXT)
            .after(log(), three().checkpoint(), restored.checkpoint())
            .event("a", "1");

    // Then
    assertThat(restoredTo(restored, next)).contains(NEXT + ": it repeats events of " + ORIGIN);
  }

  @Test
  void refusesAGenerationThatDoesNotSayWhyItWasBegun() {
    // Given
    SampleLog next = new SampleLog(NEXT).neighbour().event("a", "1");

    // Then
    assertThat(restoredTo(log().event("a", "1"), next))
        .contains(NEXT + ": leaf 0 does not say why this generation was begun");
  }

  @Test
  void refusesAGenerationWithinTheFirstOne() {
    // Given
    SampleLog log = log().after(log(), three().checkpoint(), log().event("a", "1").checkpoint());

    // Then
    assertThat(restoredTo(log.event("a", "1"), new SampleLog(NEXT).event("a", "2")))
        .contains(ORIGIN + ": leaf 0 begins a generation where none can begin");
  }

  @Test
  void refusesTwoGenerationsThatContinueTheSameLog() {
    // Given
    SampleLog restored = log().event("a", "1");
    SampleLog next = after(restored, three().checkpoint(), restored.checkpoint());
    SampleLog another =
        new SampleLog("audit.example.com/events/Zx9/0/3")
            .after(restored, three().checkpoint(), restored.checkpoint());

    // When
    Verdict verdict = verdictOn(exported("now", 3, Manifest.NONE, restored, next, another));

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output()).contains("two generations continue " + ORIGIN);
  }

  @Test
  void refusesAManifestThatDoesNotContinueTheKnownOne() {
    // Given
    Path earlier = exported("earlier", 4, Manifest.NONE, three());
    String other = Manifest.hashOf("other");

    // Then
    for (long sequence : List.of(3L, 4L, 5L)) {
      Verdict verdict =
          verdictOn(exported("now", sequence, other, three()), "--known", earlier.toString());
      assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
      assertThat(verdict.output())
          .contains("manifest " + sequence + " does not continue manifest 4 in ");
    }
  }

  @Test
  void refusesWhatTheKeyHasNotSigned() {
    // Given
    Checkpoint head = three().checkpoint();
    Path forged = file("forged.note", new SampleKey().signed(head.origin(), head.text()));

    // When
    Verdict verdict =
        verdictOn(exported("now", 1, Manifest.NONE, three()), "--known", forged.toString());

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output()).contains("forged.note is not signed by the key");
  }

  private static String hashOf(Path export) {
    return Manifest.hashOf(SampleExport.manifestIn(export));
  }

  private String restoredTo(SampleLog restored, SampleLog next) {
    Verdict verdict =
        verdictOn(
            exported("now", 3, Manifest.NONE, restored, next),
            "--known",
            checkpoint(three().checkpoint()).toString());
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    return verdict.output();
  }

  private static SampleLog after(SampleLog log, Checkpoint published, Checkpoint restored) {
    return new SampleLog(NEXT).after(log, published, restored);
  }

  private Path exported(String name, long sequence, String previous, SampleLog... logs) {
    return SampleExport.of(KEY, sequence, previous, logs).write(folder.resolve(name + ".zip"));
  }

  private Path checkpoint(Checkpoint checkpoint) {
    return file(checkpoint.size() + ".note", KEY.signed(checkpoint.origin(), checkpoint.text()));
  }

  private Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Verdict verdictOn(Path export, String... options) {
    return Verifier.verify(export, options);
  }

  private static SampleLog log() {
    return new SampleLog(ORIGIN);
  }

  private static SampleLog three() {
    return log().event("a", "1").event("a", "2").event("b", "3");
  }
}
