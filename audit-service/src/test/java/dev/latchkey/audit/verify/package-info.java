/// What the verifier says of exports, whole ones and broken ones. Read first: `VerifyTest`.
@NullMarked
package dev.latchkey.audit.verify;

import org.jspecify.annotations.NullMarked;
