@NullMarked
package dev.latchkey.routing.flow.request;

import org.jspecify.annotations.NullMarked;
