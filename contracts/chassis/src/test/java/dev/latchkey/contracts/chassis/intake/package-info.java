/// Taking events in from topics and counting them, whatever arrives. Read first: [Intake].
@NullMarked
package dev.latchkey.contracts.chassis.intake;

import org.jspecify.annotations.NullMarked;
