/// Tests.
@NullMarked
package dev.latchkey.audit.note;

import org.jspecify.annotations.NullMarked;
