package dev.latchkey.simulator.accounts;

/// A long-term access key of an IAM user.
public record AccessKey(String id, SecretKey secret, boolean active) {

  AccessKey withActive(boolean nowActive) {
    return new AccessKey(id, secret, nowActive);
  }
}
