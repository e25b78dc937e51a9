package dev.latchkey.audit.http;

import dev.latchkey.audit.merkle.TreeHash;
import java.util.Base64;
import java.util.List;

/// A proof that a log of one size extends the log of another.
///
/// @param hashes the nodes of the proof in base64, as RFC 9162 orders them
record ConsistencyView(long from, long to, List<String> hashes) {

  static ConsistencyView of(long from, long to, List<TreeHash> hashes) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new ConsistencyView(
        from, to, hashes.stream().map(hash -> base64.encodeToString(hash.bytes())).toList());
  }
}
