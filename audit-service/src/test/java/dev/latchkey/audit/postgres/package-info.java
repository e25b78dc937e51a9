@NullMarked
package dev.latchkey.audit.postgres;

import org.jspecify.annotations.NullMarked;
