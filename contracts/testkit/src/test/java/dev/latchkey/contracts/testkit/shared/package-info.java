/// Tests of the shared servers.
@NullMarked
package dev.latchkey.contracts.testkit.shared;

import org.jspecify.annotations.NullMarked;
