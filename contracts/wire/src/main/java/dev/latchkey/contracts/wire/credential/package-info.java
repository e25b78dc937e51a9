/// What happens to a credential during its life. Read first: [CredentialEvent].
@NullMarked
package dev.latchkey.contracts.wire.credential;

import org.jspecify.annotations.NullMarked;
