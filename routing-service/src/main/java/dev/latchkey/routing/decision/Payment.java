package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.PlatformUse;

/// Who pays for the calls of a request, before any of them is made.
public sealed interface Payment {

  /// The workspace's own account.
  ///
  /// @param region where
  record Own(Region region) implements Payment {}

  /// The platform, which is no fallback: the workspace uses no credential of its own.
  ///
  /// @param use why
  /// @param region where
  record Platform(PlatformUse use, Region region) implements Payment {}

  /// Nobody.
  ///
  /// @param code what to answer
  record Refused(ErrorCode code) implements Payment {}
}
