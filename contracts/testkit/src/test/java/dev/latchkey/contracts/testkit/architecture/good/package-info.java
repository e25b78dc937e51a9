/// A service that keeps every rule.
@NullMarked
package dev.latchkey.contracts.testkit.architecture.good;

import org.jspecify.annotations.NullMarked;
