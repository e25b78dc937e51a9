package dev.latchkey.contracts.chassis.startup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What the address of an issuer must be like in production, where its word is trusted.
public final class IssuerAddress {

  private IssuerAddress() {}

  /// What speaks against an address, each complaint with the key that it was set by. Empty for an
  /// address that is fit.
  public static List<String> complaints(String key, String address) {
    URI uri = URI.create(address);
    String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
    List<String> complaints = new ArrayList<>();
    if (!"https".equalsIgnoreCase(uri.getScheme()) || host.isEmpty()) {
      complaints.add(key + " must be an https address");
    }
    if (isLoopback(host)) {
      complaints.add(key + " must not be on this machine");
    }
    return complaints;
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.startsWith("127.")
        || host.equals("[::1]")
        || host.equals("0.0.0.0");
  }
}
