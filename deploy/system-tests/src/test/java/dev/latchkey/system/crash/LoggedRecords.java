package dev.latchkey.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// What the logs hold, and whether it fits together; nothing of the service's own code is used.
final class LoggedRecords {

  private static final String RECORDS =
      """
      select log.topic, log.partition, event.kafka_offset
      from event join log on log.id = event.log_id
      """;

  private LoggedRecords() {}

  /// Every record in the logs, with each as often as it is there.
  static List<AuditRecord> all(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(RECORDS)) {
      List<AuditRecord> records = new ArrayList<>();
      while (rows.next()) {
        records.add(new AuditRecord(rows.getString(1), rows.getInt(2), rows.getLong(3)));
      }
      return records;
    }
  }

  /// What does not fit in any log: numbers of leaves, the tree, the chains of workspaces.
  static List<String> breaches(Connection connection) throws SQLException {
    List<String> breaches = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet logs = statement.executeQuery("select id, origin, size, frontier from log")) {
      while (logs.next()) {
        check(
            connection,
            logs.getInt("id"),
            logs.getString("origin"),
            logs.getLong("size"),
            logs.getBytes("frontier"),
            breaches);
      }
    }
    return breaches;
  }

  private static void check(
      Connection connection,
      int log,
      String origin,
      long size,
      byte[] frontier,
      List<String> breaches)
      throws SQLException {
    Tree tree = new Tree();
    Map<String, Chain> chains = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select leaf_index, leaf from leaf where log_id = ? order by leaf_index")) {
      statement.setInt(1, log);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String line = rows.getString("leaf");
          if (rows.getLong("leaf_index") != tree.size) {
            breaches.add(origin + ": no leaf " + tree.size);
          }
          byte[] hash = sha256((byte) 0, line.getBytes(StandardCharsets.UTF_8));
          tree.add(hash);
          chain(origin, line, hash, chains, breaches);
        }
      }
    }
    if (tree.size != size || !Arrays.equals(tree.roots(), frontier)) {
      breaches.add(origin + ": the head is not that of the leaves");
    }
  }

  private static void chain(
      String origin, String line, byte[] hash, Map<String, Chain> chains, List<String> breaches) {
    JsonNode leaf = json(line);
    if (!leaf.has("org")) {
      return;
    }
    String tenant = leaf.get("org").asText() + "/" + leaf.get("workspace").asText();
    Chain before = chains.getOrDefault(tenant, new Chain(0, "0".repeat(64)));
    if (leaf.get("tseq").asLong() != before.number + 1
        || !leaf.get("prev").asText().equals(before.hash)) {
      breaches.add(origin + ": " + tenant + " has a hole after " + before.number);
    }
    chains.put(tenant, new Chain(before.number + 1, HexFormat.of().formatHex(hash)));
  }

  private static JsonNode json(String line) {
    try {
      return WireJson.mapper().readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] sha256(byte prefix, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(prefix);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The last leaf of a workspace.
  private record Chain(long number, String hash) {}

  /// Source: RFC 9162 §2.1.1.
  private static final class Tree {
    private final List<byte[]> roots = new ArrayList<>();
    private long size;

    void add(byte[] leaf) {
      byte[] node = leaf;
      for (long rest = size; (rest & 1) == 1; rest >>= 1) {
        node = sha256((byte) 1, roots.removeLast(), node);
      }
      roots.add(node);
      size++;
    }

    byte[] roots() {
      ByteBuffer all = ByteBuffer.allocate(roots.size() * 32);
      roots.forEach(all::put);
      return all.array();
    }
  }
}
