/// Tests.
@NullMarked
package dev.latchkey.audit.flow.proof;

import org.jspecify.annotations.NullMarked;
