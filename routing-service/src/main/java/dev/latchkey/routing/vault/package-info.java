/// Reads the workspaces' sessions and the platform's key from Vault, and nothing else. Begin with
/// [dev.latchkey.routing.vault.Sessions] and [dev.latchkey.routing.vault.PlatformKeys].
@NullMarked
package dev.latchkey.routing.vault;

import org.jspecify.annotations.NullMarked;
