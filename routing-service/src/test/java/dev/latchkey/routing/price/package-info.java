/// Tests.
@NullMarked
package dev.latchkey.routing.price;

import org.jspecify.annotations.NullMarked;
