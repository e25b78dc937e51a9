/// Lines of a log against the standard and against their bytes. Read first: [LeafTest].
@NullMarked
package dev.latchkey.audit.leaf;

import org.jspecify.annotations.NullMarked;
