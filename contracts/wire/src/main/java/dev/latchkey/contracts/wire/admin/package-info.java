/// What people change, for the audit log. Read first: [AdminEvent].
@NullMarked
package dev.latchkey.contracts.wire.admin;

import org.jspecify.annotations.NullMarked;
