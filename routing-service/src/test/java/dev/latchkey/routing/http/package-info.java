/// Tests.
@NullMarked
package dev.latchkey.routing.http;

import org.jspecify.annotations.NullMarked;
