package dev.latchkey.audit.flow.proof;

import dev.latchkey.audit.postgres.BundlePages.Item;
import dev.latchkey.audit.postgres.BundlePages.LeafPage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The lines of an export's `leaves.ndjson`.
final class BundleLines {

  private BundleLines() {}

  static byte[] of(int log, List<LeafPage> page) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (LeafPage leaf : page) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("log", log);
      line.put("index", leaf.index());
      line.put("leaf", leaf.leaf());
      line.put("events", events(leaf.items()));
      lines.writeBytes(ExportBundle.line(line));
    }
    return lines.toByteArray();
  }

  /// Each at its number; where one is missing, an empty object keeps its place.
  private static List<Map<String, String>> events(Map<Integer, Item> items) {
    List<Map<String, String>> events = new ArrayList<>();
    int past = items.keySet().stream().mapToInt(number -> number + 1).max().orElse(0);
    for (int number = 0; number < past; number++) {
      Item item = items.get(number);
      events.add(item == null ? Map.of() : event(item));
    }
    return events;
  }

  private static Map<String, String> event(Item item) {
    String raw = item.raw();
    String salt = item.salt();
    String hash = item.hash();
    if (raw != null && salt != null) {
      return Map.of("salt", salt, "raw", raw);
    }
    return hash == null ? Map.of() : Map.of("hash", hash);
  }
}
