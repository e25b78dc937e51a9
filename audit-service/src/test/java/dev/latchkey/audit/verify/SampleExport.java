package dev.latchkey.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.note.Checkpoint;
import dev.latchkey.audit.note.Manifest;
import dev.latchkey.audit.note.Manifest.WorkspaceHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// An export that tests can spoil before it is written: the lines and hashes as whoever owns the
/// database could, the files as whoever hands over the export could.
final class SampleExport {

  private static final Instant TIME = Instant.parse("2026-11-21T09:00:00Z");

  final List<Row> rows = new ArrayList<>();
  final Map<Integer, List<TreeHash>> hashes = new TreeMap<>();
  final Map<String, byte[]> files = new LinkedHashMap<>();
  final SampleKey key;

  /// A line of `leaves.ndjson`.
  record Row(int log, long index, String leaf, List<Map<String, String>> events) {

    Row at(long other) {
      return new Row(log, other, leaf, events);
    }

    Row saying(String other) {
      return new Row(log, index, other, events);
    }

    Row with(List<Map<String, String>> others) {
      return new Row(log, index, leaf, others);
    }
  }

  private SampleExport(SampleKey key) {
    this.key = key;
  }

  /// The first export of these logs.
  static SampleExport of(SampleKey key, SampleLog... logs) {
    return of(key, 1, Manifest.NONE, logs);
  }

  /// An export of these logs with a manifest of this number.
  static SampleExport of(SampleKey key, long sequence, String previous, SampleLog... logs) {
    SampleExport export = new SampleExport(key);
    for (int n = 1; n <= logs.length; n++) {
      export.add(n, logs[n - 1]);
    }
    export.files.put("README.txt", "About this export.\n".getBytes(UTF_8));
    export.files.put("key.txt", (key.base64() + "\n").getBytes(UTF_8));
    export.files.put("manifest.note", export.signed(manifest(sequence, previous, logs)));
    return export;
  }

  private void add(int n, SampleLog log) {
    hashes.put(n, new ArrayList<>(log.hashes()));
    for (int index = 0; index < log.lines().size(); index++) {
      SampleLog.Line line = log.lines().get(index);
      if (line.visible()) {
        rows.add(new Row(n, index, line.leaf(), line.events()));
      }
    }
    files.put("checkpoints/" + n + ".note", checkpoint(log.checkpoint()));
    byte[] named = (SampleLog.json(Map.of("n", n, "origin", log.origin())) + "\n").getBytes(UTF_8);
    files.merge("logs.ndjson", named, SampleExport::joined);
  }

  private static Manifest manifest(long sequence, String previous, SampleLog... logs) {
    List<Checkpoint> checkpoints = new ArrayList<>();
    List<WorkspaceHead> heads = new ArrayList<>();
    for (SampleLog log : logs) {
      checkpoints.add(log.checkpoint());
      heads.addAll(log.heads());
    }
    String name = Manifest.nameOf("audit.example.com", SampleLog.ORG);
    return new Manifest(name, sequence, previous, TIME, checkpoints, heads);
  }

  byte[] signed(Manifest manifest) {
    return key.signed(manifest.name(), manifest.text()).getBytes(UTF_8);
  }

  byte[] checkpoint(Checkpoint checkpoint) {
    return key.signed(checkpoint.origin(), checkpoint.text()).getBytes(UTF_8);
  }

  String text(String file) {
    return new String(files.getOrDefault(file, new byte[0]), UTF_8);
  }

  void put(String file, String text) {
    files.put(file, text.getBytes(UTF_8));
  }

  /// Signs these lines as the manifest, up to the empty one.
  void sign(Stream<String> lines) {
    String text =
        lines.takeWhile(line -> !line.isEmpty()).map(line -> line + "\n").collect(joining());
    put("manifest.note", key.signed(text.substring(0, text.indexOf('\n')), text));
  }

  /// The text of the manifest of an export that was written.
  static String manifestIn(Path export) {
    try (ZipFile zip = new ZipFile(export.toFile())) {
      byte[] note = zip.getInputStream(zip.getEntry("manifest.note")).readAllBytes();
      String text = new String(note, UTF_8);
      return text.substring(0, text.lastIndexOf("\n\n") + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Changes one row.
  void replace(int position, Row row) {
    rows.set(position, row);
  }

  /// Writes it as a zip file.
  Path write(Path file) {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      Map<String, byte[]> all = new LinkedHashMap<>(files);
      hashes.forEach((n, each) -> all.putIfAbsent("hashes/" + n + ".bin", bytes(each)));
      all.putIfAbsent("leaves.ndjson", lines());
      for (Map.Entry<String, byte[]> entry : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] lines() {
    StringBuilder lines = new StringBuilder();
    for (Row row : rows) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("log", row.log());
      line.put("index", row.index());
      line.put("leaf", row.leaf());
      line.put("events", row.events());
      lines.append(SampleLog.json(line)).append('\n');
    }
    return lines.toString().getBytes(UTF_8);
  }

  private static byte[] bytes(List<TreeHash> hashes) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    hashes.forEach(hash -> all.writeBytes(hash.bytes()));
    return all.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
