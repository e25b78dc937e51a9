/// The rules by tables.
@NullMarked
package dev.latchkey.credential.decision;

import org.jspecify.annotations.NullMarked;
