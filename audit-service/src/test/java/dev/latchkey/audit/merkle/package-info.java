/// Tests.
@NullMarked
package dev.latchkey.audit.merkle;

import org.jspecify.annotations.NullMarked;
