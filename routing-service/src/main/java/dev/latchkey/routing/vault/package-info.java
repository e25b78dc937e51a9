/// Reads the workspaces' sessions from Vault, and nothing else. Begin with
/// [dev.latchkey.routing.vault.Sessions].
@NullMarked
package dev.latchkey.routing.vault;

import org.jspecify.annotations.NullMarked;
