package dev.latchkey.contracts.wire.inference;

/// A guardrail of the workspace's own account. Source: Bedrock API reference, `InvokeModel`,
/// headers `X-Amzn-Bedrock-GuardrailIdentifier` and `X-Amzn-Bedrock-GuardrailVersion`.
///
/// @param id its id or ARN
/// @param version a number, or `DRAFT`
public record Guardrail(String id, String version) {}
