/// What operators see. Read first: [IntakeResource].
@NullMarked
package dev.latchkey.audit.http;

import org.jspecify.annotations.NullMarked;
