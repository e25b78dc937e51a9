/// Tests.
@NullMarked
package dev.latchkey.routing.model;

import org.jspecify.annotations.NullMarked;
