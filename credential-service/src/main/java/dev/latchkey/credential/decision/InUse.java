package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.Region;

/// What a workspace has put into use.
///
/// @param version the credential and its version
/// @param account the AWS account that the workspace is pinned to
/// @param region where its calls are made
public record InUse(CredentialVersion version, AwsAccountId account, Region region) {}
