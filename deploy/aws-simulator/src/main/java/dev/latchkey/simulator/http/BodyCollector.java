package dev.latchkey.simulator.http;

import dev.latchkey.simulator.digest.Digests;
import dev.latchkey.simulator.exchange.RequestBody;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Takes a body in pieces: digests all of it, keeps no more than Bedrock would take. For one
/// request, on its event loop.
final class BodyCollector {

  private final MessageDigest sha256 = Digests.sha256();
  private final Buffer kept = Buffer.buffer();
  private long size;

  void add(Buffer piece) {
    byte[] octets = piece.getBytes();
    sha256.update(octets);
    size += octets.length;
    int room = RequestBody.LIMIT - kept.length();
    kept.appendBytes(octets, 0, Math.min(room, octets.length));
  }

  /// SHA-256 of all pieces, lower case hex. To be asked once.
  String sha256Hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  RequestBody body() {
    return new RequestBody(kept.getBytes(), size);
  }
}
