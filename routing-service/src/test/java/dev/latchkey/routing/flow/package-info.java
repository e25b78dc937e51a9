/// Tests.
@NullMarked
package dev.latchkey.routing.flow;

import org.jspecify.annotations.NullMarked;
