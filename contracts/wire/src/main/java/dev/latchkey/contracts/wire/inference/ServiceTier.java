package dev.latchkey.contracts.wire.inference;

import java.util.Arrays;
import java.util.Optional;

/// With what priority Bedrock serves a call. Source: Bedrock API reference, `InvokeModel`, header
/// `X-Amzn-Bedrock-Service-Tier`.
public enum ServiceTier {
  /// What every call gets that asks for nothing.
  DEFAULT("default"),
  /// Before others, at a higher price.
  PRIORITY("priority"),
  /// After others, at a lower price.
  FLEX("flex"),
  /// From capacity that the account has reserved.
  RESERVED("reserved");

  private final String text;

  ServiceTier(String text) {
    this.text = text;
  }

  /// The tier of this name.
  public static Optional<ServiceTier> of(String text) {
    return Arrays.stream(values()).filter(tier -> tier.text.equals(text)).findFirst();
  }

  @Override
  public String toString() {
    return text;
  }
}
