/// JUnit tests that name the servers they need. Read [SharedServersExtension] first.
@NullMarked
package dev.latchkey.contracts.testkit.junit;

import org.jspecify.annotations.NullMarked;
