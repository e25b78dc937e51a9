/// Customers' keys and their sessions in Vault. Read first: [CredentialVault].
@NullMarked
package dev.latchkey.credential.vault;

import org.jspecify.annotations.NullMarked;
