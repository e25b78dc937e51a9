/// Tests.
@NullMarked
package dev.latchkey.routing.kafka;

import org.jspecify.annotations.NullMarked;
