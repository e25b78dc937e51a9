/// A system package that sees another one.
@NullMarked
package dev.latchkey.contracts.testkit.architecture.broken.vault;

import org.jspecify.annotations.NullMarked;
