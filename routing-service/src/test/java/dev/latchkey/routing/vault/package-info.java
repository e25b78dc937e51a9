/// Tests.
@NullMarked
package dev.latchkey.routing.vault;

import org.jspecify.annotations.NullMarked;
