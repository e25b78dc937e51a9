/// Tests against a real server of the Vault API. Read first: [VaultDocumentsTest].
@NullMarked
package dev.latchkey.contracts.chassis.vault;

import org.jspecify.annotations.NullMarked;
