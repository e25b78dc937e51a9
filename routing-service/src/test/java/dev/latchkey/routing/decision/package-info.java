/// Tests.
@NullMarked
package dev.latchkey.routing.decision;

import org.jspecify.annotations.NullMarked;
