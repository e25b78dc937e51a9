/// A service with nothing but the chassis. Read first: [TrialResource].
@NullMarked
package dev.latchkey.contracts.chassis.trial;

import org.jspecify.annotations.NullMarked;
