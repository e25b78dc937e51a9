/// What the audit log tells of itself: how far it has come, and what is wrong with it.
@NullMarked
package dev.latchkey.contracts.wire.audit;

import org.jspecify.annotations.NullMarked;
