/// A real server of the Vault API for tests and for the local stack. Read [VaultServer] first.
@NullMarked
package dev.latchkey.contracts.testkit.vault;

import org.jspecify.annotations.NullMarked;
