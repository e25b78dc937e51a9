package dev.latchkey.audit.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Exports that nobody can read, by accident or by intent, end with exit code 2 and a reason.
class HostileExportTest {

  private static final SampleKey KEY = new SampleKey();

  @TempDir Path folder;

  static Stream<Arguments> exports() {
    return Stream.of(
        spoilt("no manifest", e -> e.files.remove("manifest.note"), "no file manifest.note"),
        spoilt("no hashes", e -> e.hashes.clear(), "no file hashes/1.bin"),
        spoilt("no key", e -> e.put("key.txt", "none\n"), "a key is 44 characters of base64"),
        spoilt(
            "a manifest that is no note",
            e -> e.put("manifest.note", "hello"),
            "the manifest is no signed note"),
        spoilt(
            "a manifest that is a checkpoint",
            e -> e.files.put("manifest.note", e.checkpoint(log().checkpoint())),
            "the manifest is no manifest"),
        spoilt(
            "a manifest with nothing in it",
            e -> e.put("manifest.note", "\n\n\n\n"),
            "the manifest is no manifest"),
        spoilt(
            "a text that is not UTF-8",
            e -> e.files.put("key.txt", "ü".getBytes(ISO_8859_1)),
            "key.txt is not in UTF-8"),
        spoilt(
            "lines that are not UTF-8",
            e -> e.files.put("leaves.ndjson", "{\"log\":\"ü\"}\n".getBytes(ISO_8859_1)),
            "leaves.ndjson is not in UTF-8"),
        spoilt(
            "lines that are no JSON",
            e -> e.put("leaves.ndjson", "{\"log\":1,\n"),
            "leaves.ndjson is no JSON of this format"),
        spoilt(
            "JSON of endless depth",
            e -> e.put("leaves.ndjson", "{\"log\":" + "[".repeat(100_000) + "\n"),
            "leaves.ndjson is no JSON of this format"),
        spoilt(
            "a field that comes twice",
            e -> e.put("leaves.ndjson", "{\"log\":1,\"log\":2}\n"),
            "leaves.ndjson is no JSON of this format"),
        spoilt(
            "numbers beyond all bounds",
            e -> e.put("leaves.ndjson", "{\"log\":99999999999999999999}\n"),
            "leaves.ndjson has no whole number where one belongs"),
        spoilt(
            "a line without an end",
            e -> e.put("leaves.ndjson", "{\"log\":1}"),
            "leaves.ndjson ends within a line"),
        spoilt(
            "a line without bounds",
            e -> e.files.put("leaves.ndjson", new byte[70 << 20]),
            "leaves.ndjson has a line of more than"),
        spoilt(
            "lines out of order",
            e -> e.rows.add(e.rows.getFirst()),
            "leaves.ndjson is not in order at leaf 0"),
        spoilt(
            "lines of a log that is not there",
            e -> e.rows.add(new SampleExport.Row(9, 0, "{}", List.of())),
            "leaves.ndjson has lines of a log that logs.ndjson does not name"),
        spoilt(
            "content that is no base64",
            e -> e.replace(0, e.rows.get(0).with(List.of(Map.of("salt", "00", "raw", "?")))),
            "content that is neither base64 nor hexadecimal"),
        spoilt(
            "half a hash",
            e -> e.files.put("hashes/1.bin", new byte[33]),
            "hashes/1.bin ends within a hash"),
        spoilt(
            "logs that the manifest does not name",
            e -> e.put("logs.ndjson", "{\"n\":1,\"origin\":\"another\"}\n"),
            "logs.ndjson and the manifest name different logs"),
        spoilt("logs left out", e -> e.put("logs.ndjson", ""), "logs.ndjson lacks"));
  }

  @ParameterizedTest
  @MethodSource("exports")
  void areRefusedWithAReason(Consumer<SampleExport> spoil, String reason) {
    // Given
    SampleExport export = SampleExport.of(KEY, log());
    spoil.accept(export);

    // When
    Verdict verdict = Verifier.verify(export.write(folder.resolve("export.zip")));

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(2);
    assertThat(verdict.output()).contains("CANNOT VERIFY: ").contains(reason);
  }

  @Test
  void withANameTwiceAreRefused() throws IOException {
    // Given
    SampleExport export = SampleExport.of(KEY, log());
    export.put("key.tx_", "another");
    Path file = export.write(folder.resolve("export.zip"));
    byte[] bytes = Files.readAllBytes(file);
    byte[] renamed = replaced(bytes, "key.tx_".getBytes(UTF_8), "key.txt".getBytes(UTF_8));

    // When
    Verdict verdict = Verifier.verify(Files.write(file, renamed));

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(2);
    assertThat(verdict.output()).contains("has two files named key.txt");
  }

  @Test
  void thatEndTooSoonAreRefused() throws IOException {
    // Given
    Path file = SampleExport.of(KEY, log()).write(folder.resolve("export.zip"));
    byte[] bytes = Files.readAllBytes(file);

    // When
    Verdict verdict = Verifier.verify(Files.write(file, Arrays.copyOf(bytes, bytes.length / 2)));

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(2);
    assertThat(verdict.output()).contains("is no whole zip file");
  }

  @Test
  void moveNoTerminalsCursor() {
    // Given
    SampleLog log = new SampleLog("audit.example.com/\u001b[2J/Zx9/0/1").event("a", "1");
    SampleExport export = SampleExport.of(KEY, log);
    export.replace(0, export.rows.getFirst().with(List.of()));

    // When
    Verdict verdict = Verifier.verify(export.write(folder.resolve("export.zip")));

    // Then
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output()).contains("audit.example.com/?[2J/").doesNotContain("\u001b");
  }

  @Test
  void thatAreNotThereAreRefused() {
    // When
    Verdict verdict = Verifier.verify(folder.resolve("nothing.zip"));

    // Then
    assertThat(verdict.code()).isEqualTo(2);
    assertThat(verdict.output()).contains("there is no file");
  }

  @Test
  void areVerifiedByTheProgramAsAuditorsRunIt() throws IOException, InterruptedException {
    // Given
    Path export = SampleExport.of(KEY, log()).write(folder.resolve("export.zip"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    // When
    Process process =
        new ProcessBuilder(java, Verifier.SOURCE.toString(), export.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    // Then
    assertThat(process.waitFor()).as("%s", output).isZero();
    assertThat(output).contains("OK, with 1 notices");
  }

  private static SampleLog log() {
    return new SampleLog(SampleLog.FIRST_GENERATION).event("a", "1").event("a", "2");
  }

  private static Arguments spoilt(String name, Consumer<SampleExport> spoil, String reason) {
    return Arguments.argumentSet(name, spoil, reason);
  }

  private static byte[] replaced(byte[] bytes, byte[] from, byte[] to) {
    byte[] result = bytes.clone();
    for (int i = 0; i + from.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + from.length, from, 0, from.length)) {
        System.arraycopy(to, 0, result, i, to.length);
      }
    }
    return result;
  }
}
