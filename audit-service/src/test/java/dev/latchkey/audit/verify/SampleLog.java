package dev.latchkey.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.audit.merkle.Frontier;
import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.note.Checkpoint;
import dev.latchkey.audit.note.Manifest.WorkspaceHead;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A log with leaves as the format has them, written down here independently of the service. It is
/// the log of one organisation, `acme`, with a neighbour whose leaves no export shows.
final class SampleLog {

  static final String ORG = "acme";
  static final String FIRST_GENERATION = "audit.example.com/events/Zx9/0/1";
  static final String SECOND_GENERATION = "audit.example.com/events/Zx9/0/2";

  private final String origin;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, WorkspaceHead> heads = new TreeMap<>();
  private long offset;

  SampleLog(String origin) {
    this.origin = origin;
  }

  /// A leaf and what it commits to.
  ///
  /// @param visible whether exports show it
  /// @param events content, or only its hash, by field name
  record Line(String leaf, boolean visible, List<Map<String, String>> events) {}

  String origin() {
    return origin;
  }

  List<Line> lines() {
    return lines;
  }

  List<WorkspaceHead> heads() {
    return List.copyOf(heads.values());
  }

  List<TreeHash> hashes() {
    return lines.stream().map(line -> hash(line.leaf())).toList();
  }

  Checkpoint checkpoint() {
    return checkpoint(lines.size());
  }

  Checkpoint checkpoint(int size) {
    TreeHash root = Frontier.EMPTY.append(hashes().subList(0, size)).frontier().root();
    return new Checkpoint(origin, size, root, List.of());
  }

  /// An event of a workspace.
  SampleLog event(String workspace, String content) {
    Map<String, String> event = content(content);
    Map<String, Object> leaf = common("event", workspace);
    leaf.put("id", "e-" + offset);
    leaf.put("type", "dev.latchkey.fallback.v1");
    leaf.put("source", "/latchkey/routing");
    leaf.put("time", "2026-11-20T10:00:00Z");
    leaf.put("offset", offset++);
    leaf.put("dataHash", named(eventHash(event)));
    return add(workspace, leaf, List.of(event));
  }

  /// The outcomes of a workspace in one batch.
  SampleLog batch(String workspace, String... contents) {
    List<Map<String, String>> events = List.of(contents).stream().map(SampleLog::content).toList();
    MessageDigest all = sha256();
    events.forEach(event -> all.update(eventHash(event)));
    Map<String, Object> leaf = common("batch", workspace);
    leaf.put("type", "dev.latchkey.outcome.v1");
    leaf.put("first", offset);
    leaf.put("last", offset + contents.length - 1);
    leaf.put("count", contents.length);
    leaf.put("dataHash", named(all.digest()));
    offset += contents.length;
    return add(workspace, leaf, events);
  }

  /// A leaf of a workspace that commits to no content.
  SampleLog fact(String kind, String workspace, Map<String, Object> fields) {
    Map<String, Object> leaf = common(kind, workspace);
    leaf.putAll(fields);
    return add(workspace, leaf, List.of());
  }

  /// A leaf of the whole log.
  SampleLog logWide(String kind, Map<String, Object> fields) {
    Map<String, Object> leaf = new TreeMap<>(fields);
    leaf.put("v", 1);
    leaf.put("kind", kind);
    lines.add(new Line(json(leaf), true, List.of()));
    return this;
  }

  /// An event of another organisation.
  SampleLog neighbour() {
    lines.add(new Line("{\"org\":\"other\",\"tseq\":" + lines.size() + "}", false, List.of()));
    offset++;
    return this;
  }

  /// Goes on with an offset that was there before.
  SampleLog usingOffsetsAgainFrom(long again) {
    offset = again;
    return this;
  }

  /// The leaf that begins a generation after another log was restored.
  SampleLog after(SampleLog previous, Checkpoint published, Checkpoint restored) {
    offset = previous.offset;
    return logWide(
        "generation",
        Map.of(
            "previous",
            previous.origin,
            "published",
            tip(published),
            "restored",
            tip(restored),
            "time",
            "2026-11-20T12:00:00Z"));
  }

  static byte[] eventHash(Map<String, String> event) {
    MessageDigest digest = sha256();
    digest.update(HexFormat.of().parseHex(event.getOrDefault("salt", "")));
    return digest.digest(Base64.getDecoder().decode(event.getOrDefault("raw", "")));
  }

  static TreeHash hash(String leaf) {
    return TreeHash.ofLeaf(leaf.getBytes(UTF_8));
  }

  static String json(Object value) {
    try {
      return new String(WireJson.mapper().writeValueAsBytes(value), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> tip(Checkpoint checkpoint) {
    return new TreeMap<>(Map.of("size", checkpoint.size(), "root", checkpoint.root().toString()));
  }

  private Map<String, Object> common(String kind, String workspace) {
    WorkspaceHead head =
        heads.getOrDefault(workspace, new WorkspaceHead(origin, workspace, 0, "0".repeat(64)));
    Map<String, Object> leaf = new TreeMap<>();
    leaf.put("v", 1);
    leaf.put("kind", kind);
    leaf.put("org", ORG);
    leaf.put("workspace", workspace);
    leaf.put("tseq", head.number() + 1);
    leaf.put("prev", head.leafHash());
    return leaf;
  }

  private SampleLog add(
      String workspace, Map<String, Object> fields, List<Map<String, String>> events) {
    String leaf = json(fields);
    long number = fields.get("tseq") instanceof Long it ? it : 0;
    heads.put(workspace, new WorkspaceHead(origin, workspace, number, hash(leaf).toString()));
    lines.add(new Line(leaf, true, events));
    return this;
  }

  private static Map<String, String> content(String text) {
    Map<String, String> content = new LinkedHashMap<>();
    content.put("salt", HexFormat.of().formatHex(text.getBytes(UTF_8)) + "00".repeat(8));
    content.put("raw", Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
    return content;
  }

  private static String named(byte[] hash) {
    return "sha256:" + HexFormat.of().formatHex(hash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
