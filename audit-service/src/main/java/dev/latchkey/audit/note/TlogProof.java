package dev.latchkey.audit.note;

import dev.latchkey.audit.merkle.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Proves offline that a leaf is in a log. Source: C2SP `tlog-proof`.
///
/// @param leaf the leaf itself, so that nothing else is needed; who verifies hashes it
/// @param index its number in the log
/// @param path its neighbours on the way to the root, lowest first
/// @param checkpoint the signed checkpoint of the tree that the path leads to
public record TlogProof(String leaf, long index, List<TreeHash> path, String checkpoint) {

  public TlogProof {
    path = List.copyOf(path);
  }

  /// The proof as it is handed out.
  public String text() {
    Base64.Encoder base64 = Base64.getEncoder();
    StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\n");
    byte[] bytes = leaf.getBytes(StandardCharsets.UTF_8);
    text.append("extra ").append(base64.encodeToString(bytes)).append('\n');
    text.append("index ").append(index).append('\n');
    path.forEach(hash -> text.append(base64.encodeToString(hash.bytes())).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }
}
