/// Searches everything that a running system wrote for secrets and prompts that were planted in it.
/// Read [Sweep] first.
@NullMarked
package dev.latchkey.contracts.testkit.sweep;

import org.jspecify.annotations.NullMarked;
