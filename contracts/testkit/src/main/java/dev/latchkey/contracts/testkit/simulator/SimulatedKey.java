package dev.latchkey.contracts.testkit.simulator;

import dev.latchkey.contracts.wire.secret.SecretText;

/// A long-term access key of an account that the simulator made up.
///
/// @param account the account's id, twelve digits
/// @param accessKeyId `AKIA…`
/// @param secretAccessKey its secret
public record SimulatedKey(String account, String accessKeyId, SecretText secretAccessKey) {}
