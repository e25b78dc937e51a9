package dev.latchkey.contracts.wire.vault;

import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;

/// To whom a secret belongs. Every document in Vault repeats it; a reader that expected another one
/// refuses the document as `CREDENTIAL_MISMATCH`.
///
/// @param workspace the workspace
/// @param version the credential and its version
/// @param account the AWS account of the key
public record CredentialScope(
    WorkspaceId workspace, CredentialVersion version, AwsAccountId account) {}
