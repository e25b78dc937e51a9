package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.PlatformUse;

/// The right to open the platform's credential for one route (INV-3). Whoever reads the platform's
/// key, assumes its role or signs with its session must hold one. There are two ways to get one,
/// and a rule in the architecture test keeps it at two.
public sealed interface PlatformGrant {

  /// The route that the credential may be used for, and no other.
  PlatformRoute route();

  /// Where it may be used.
  default Region region() {
    return route().region();
  }

  /// A fallback was permitted, and its intent is durable in the audit log. Made by
  /// `kafka.FallbackIntents` alone, after the brokers' acknowledgement.
  ///
  /// @param fallbackId names the fallback in the audit log, and the platform's AWS session
  record DurableIntent(String fallbackId, PlatformRoute route) implements PlatformGrant {}

  /// The workspace has no credential in use, and its policy has the platform pay. Made by the flow
  /// alone, where `PaymentRule` says so.
  ///
  /// @param use why the platform pays
  record NotByok(PlatformUse use, PlatformRoute route) implements PlatformGrant {}
}
