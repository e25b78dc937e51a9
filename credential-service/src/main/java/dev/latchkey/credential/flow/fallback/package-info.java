/// What organisations, owners and users decide about fallbacks. Read first: [ChoosePolicy].
@NullMarked
package dev.latchkey.credential.flow.fallback;

import org.jspecify.annotations.NullMarked;
