/// Taking events out of Latchkey. Read first: [ExportEvents].
@NullMarked
package dev.latchkey.audit.flow.export;

import org.jspecify.annotations.NullMarked;
