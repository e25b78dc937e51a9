@NullMarked
package dev.latchkey.routing.flow.answer;

import org.jspecify.annotations.NullMarked;
