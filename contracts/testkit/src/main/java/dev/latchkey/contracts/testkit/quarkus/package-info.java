/// Quarkus tests on the shared servers. Read [LatchkeyStack] first.
@NullMarked
package dev.latchkey.contracts.testkit.quarkus;

import org.jspecify.annotations.NullMarked;
