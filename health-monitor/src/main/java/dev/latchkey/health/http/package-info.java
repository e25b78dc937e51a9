/// What operators see. Read first: [IntakeResource].
@NullMarked
package dev.latchkey.health.http;

import org.jspecify.annotations.NullMarked;
