package dev.latchkey.audit.leaf;

import dev.latchkey.audit.merkle.TreeHash;
import java.nio.charset.StandardCharsets;

/// One line of a log. It stays for ever, also when what it commits to is erased.
public sealed interface Leaf {

  /// The version of what stands in a leaf.
  int VERSION = 1;

  /// What it is about.
  LeafKind kind();

  /// The line: canonical JSON, one object.
  String line();

  /// The hash of the line as a leaf of the Merkle tree.
  default TreeHash hash() {
    return hashOf(line());
  }

  /// The hash of a line as a leaf of the Merkle tree.
  static TreeHash hashOf(String line) {
    return TreeHash.ofLeaf(line.getBytes(StandardCharsets.UTF_8));
  }

  /// A leaf that belongs to one workspace or organisation.
  record OfTenant(ChainLink link, TenantEntry entry) implements Leaf {

    @Override
    public LeafKind kind() {
      return entry.kind();
    }

    @Override
    public String line() {
      CanonicalObject line =
          begin(kind())
              .put("org", link.tenant().org())
              .put("workspace", link.tenant().workspace())
              .put("tseq", link.number())
              .put("prev", link.previous().toString());
      LeafMembers.add(entry, line);
      return line.json();
    }
  }

  /// A leaf that belongs to the log as a whole.
  record OfLog(LogEntry entry) implements Leaf {

    @Override
    public LeafKind kind() {
      return entry.kind();
    }

    @Override
    public String line() {
      CanonicalObject line = begin(kind());
      LeafMembers.add(entry, line);
      return line.json();
    }
  }

  private static CanonicalObject begin(LeafKind kind) {
    return new CanonicalObject().put("v", VERSION).put("kind", kind.toString());
  }
}
