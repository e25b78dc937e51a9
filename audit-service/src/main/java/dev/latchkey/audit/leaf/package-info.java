/// What one line of a log says, in the canonical JSON of RFC 8785: the line is what the Merkle tree
/// commits to, and it commits to events by the salted hash of their bytes. Begin with
/// [dev.latchkey.audit.leaf.Leaf]; everything here is pure.
@NullMarked
package dev.latchkey.audit.leaf;

import org.jspecify.annotations.NullMarked;
