/// No record of the module shows a secret or content. Read first: [RedactionTest].
@NullMarked
package dev.latchkey.contracts.wire.redaction;

import org.jspecify.annotations.NullMarked;
