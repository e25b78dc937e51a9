@NullMarked
package dev.latchkey.routing.flow.inference;

import org.jspecify.annotations.NullMarked;
