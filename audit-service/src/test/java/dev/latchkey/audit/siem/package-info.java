@NullMarked
package dev.latchkey.audit.siem;

import org.jspecify.annotations.NullMarked;
