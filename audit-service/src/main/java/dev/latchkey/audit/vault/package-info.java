/// The key that signs the log. Read first: [SigningVault].
@NullMarked
package dev.latchkey.audit.vault;

import org.jspecify.annotations.NullMarked;
