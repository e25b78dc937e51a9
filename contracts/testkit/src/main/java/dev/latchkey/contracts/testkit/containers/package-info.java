/// The servers in containers instead of in this JVM or as its children. Read [RestartableContainer]
/// first.
@NullMarked
package dev.latchkey.contracts.testkit.containers;

import org.jspecify.annotations.NullMarked;
