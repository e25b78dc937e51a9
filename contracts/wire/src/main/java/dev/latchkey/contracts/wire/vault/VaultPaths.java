package dev.latchkey.contracts.wire.vault;

import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;

/// Where secrets lie in Vault. Paths are computed from ids and never read from a record, so that no
/// record can point one workspace at another's secret.
public final class VaultPaths {

  /// The mount of the key/value engine, version 2.
  public static final String MOUNT = "latchkey";

  private VaultPaths() {}

  /// What the customer saved: one path per version, written once.
  public static String credential(WorkspaceId workspace, CredentialVersion version) {
    return MOUNT + "/credentials/" + workspace + "/" + version;
  }

  /// The session minted from that version, replaced at each renewal.
  public static String session(WorkspaceId workspace, CredentialVersion version) {
    return MOUNT + "/sessions/" + workspace + "/" + version;
  }

  /// The platform's own AWS key, which may do nothing but assume the fallback roles. Written by
  /// operators, read by routing alone.
  public static String platform() {
    return MOUNT + "/platform/aws";
  }

  /// The private key that signs the audit log's checkpoints, written once by audit-service and read
  /// by it alone.
  public static String auditSigning() {
    return MOUNT + "/audit/signing";
  }
}
