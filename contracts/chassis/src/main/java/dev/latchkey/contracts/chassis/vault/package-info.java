/// The way to Vault's key/value engine. Read first: [VaultDocuments].
@NullMarked
package dev.latchkey.contracts.chassis.vault;

import org.jspecify.annotations.NullMarked;
