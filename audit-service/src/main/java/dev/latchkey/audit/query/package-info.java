/// What auditors ask for, and the words in which they are told. Pure. Read first: [EventFilter].
@NullMarked
package dev.latchkey.audit.query;

import org.jspecify.annotations.NullMarked;
