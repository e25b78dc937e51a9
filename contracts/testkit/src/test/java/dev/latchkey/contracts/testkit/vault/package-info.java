/// Tests of the Vault server.
@NullMarked
package dev.latchkey.contracts.testkit.vault;

import org.jspecify.annotations.NullMarked;
