/// Tests.
@NullMarked
package dev.latchkey.routing.bedrock;

import org.jspecify.annotations.NullMarked;
