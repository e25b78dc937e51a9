/// A service in which every rule is broken. Only `LatchkeyArchitectureTest` reads it.
@NullMarked
package dev.latchkey.contracts.testkit.architecture.broken;

import org.jspecify.annotations.NullMarked;
