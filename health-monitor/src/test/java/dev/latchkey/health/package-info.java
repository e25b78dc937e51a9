/// The service as a whole, on real servers. Read first: [IntakeTest].
@NullMarked
package dev.latchkey.health;

import org.jspecify.annotations.NullMarked;
