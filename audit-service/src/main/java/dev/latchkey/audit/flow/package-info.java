/// What the service does. Read first: [TellIntake].
@NullMarked
package dev.latchkey.audit.flow;

import org.jspecify.annotations.NullMarked;
