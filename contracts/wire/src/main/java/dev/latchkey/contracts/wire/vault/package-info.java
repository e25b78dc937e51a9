/// Where secrets lie in Vault, who may touch them, and what the documents hold. Read first:
/// [VaultPaths].
@NullMarked
package dev.latchkey.contracts.wire.vault;

import org.jspecify.annotations.NullMarked;
