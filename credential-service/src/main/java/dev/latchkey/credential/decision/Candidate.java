package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.time.Instant;

/// A key that passed its test and is to become the next version of a credential.
///
/// @param workspace for whom
/// @param credential which credential
/// @param account the AWS account that the test found
/// @param region where it was tested and will be used
/// @param accessKeyId its public half
/// @param testedAt when
/// @param sessionExpiresAt when the session minted in the test ends
/// @param renewAt when that session is to be renewed
public record Candidate(
    WorkspaceId workspace,
    CredentialId credential,
    AwsAccountId account,
    Region region,
    AccessKeyId accessKeyId,
    Instant testedAt,
    Instant sessionExpiresAt,
    Instant renewAt) {}
