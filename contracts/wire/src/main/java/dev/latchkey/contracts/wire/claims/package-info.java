/// What a bearer token says about its holder. Read first: [TokenClaims].
@NullMarked
package dev.latchkey.contracts.wire.claims;

import org.jspecify.annotations.NullMarked;
