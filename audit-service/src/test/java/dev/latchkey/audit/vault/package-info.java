/// Tests.
@NullMarked
package dev.latchkey.audit.vault;

import org.jspecify.annotations.NullMarked;
