/// What the service does. Read first: [TellIntake].
@NullMarked
package dev.latchkey.health.flow;

import org.jspecify.annotations.NullMarked;
