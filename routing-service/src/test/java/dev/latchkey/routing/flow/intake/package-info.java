@NullMarked
package dev.latchkey.routing.flow.intake;

import org.jspecify.annotations.NullMarked;
