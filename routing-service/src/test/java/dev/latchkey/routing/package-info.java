/// Tests.
@NullMarked
package dev.latchkey.routing;

import org.jspecify.annotations.NullMarked;
