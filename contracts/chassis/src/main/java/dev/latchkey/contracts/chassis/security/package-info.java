/// Who calls. Read first: [Caller].
@NullMarked
package dev.latchkey.contracts.chassis.security;

import org.jspecify.annotations.NullMarked;
