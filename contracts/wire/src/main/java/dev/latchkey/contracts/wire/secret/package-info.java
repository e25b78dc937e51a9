/// How a secret is held in memory. Read first: [SecretText].
@NullMarked
package dev.latchkey.contracts.wire.secret;

import org.jspecify.annotations.NullMarked;
