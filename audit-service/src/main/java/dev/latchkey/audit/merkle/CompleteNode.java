package dev.latchkey.audit.merkle;

/// A complete node with its hash.
public record CompleteNode(Node node, TreeHash hash) {}
