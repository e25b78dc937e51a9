/// Tests.
@NullMarked
package dev.latchkey.routing.postgres;

import org.jspecify.annotations.NullMarked;
