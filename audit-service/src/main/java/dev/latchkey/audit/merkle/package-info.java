/// The Merkle tree of an append-only log as in RFC 6962 and RFC 9162: how leaves are hashed, how a
/// tree grows, and what proves that a leaf is in it and that a later tree extends an earlier one.
/// Begin with [dev.latchkey.audit.merkle.Frontier]; everything here is pure.
@NullMarked
package dev.latchkey.audit.merkle;

import org.jspecify.annotations.NullMarked;
