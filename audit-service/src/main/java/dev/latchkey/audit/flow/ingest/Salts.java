package dev.latchkey.audit.flow.ingest;

import dev.latchkey.audit.leaf.DataHash;
import java.security.SecureRandom;
import java.util.Arrays;

/// Salts for the events of one append, drawn at once.
final class Salts {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] all;
  private int next;

  Salts(int count) {
    this.all = new byte[count * DataHash.SALT_LENGTH];
    RANDOM.nextBytes(all);
  }

  byte[] next() {
    int begin = next;
    next += DataHash.SALT_LENGTH;
    return Arrays.copyOfRange(all, begin, next);
  }
}
