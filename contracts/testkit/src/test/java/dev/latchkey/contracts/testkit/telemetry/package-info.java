/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.contracts.testkit.telemetry;

import org.jspecify.annotations.NullMarked;
