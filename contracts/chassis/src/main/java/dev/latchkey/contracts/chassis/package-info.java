/// How a service of Latchkey stands: its way to Vault, its roles, its errors, its readiness. It
/// knows no event type. Read first: [dev.latchkey.contracts.chassis.vault.VaultDocuments].
@NullMarked
package dev.latchkey.contracts.chassis;

import org.jspecify.annotations.NullMarked;
