package dev.latchkey.contracts.testkit.architecture.broken.vault;

import dev.latchkey.contracts.testkit.architecture.broken.kafka.Records;

final class SecretReader {
  private SecretReader() {}

  static int count() {
    return Records.received().size();
  }
}
