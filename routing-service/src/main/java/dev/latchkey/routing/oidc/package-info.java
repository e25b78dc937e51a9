/// Verifies request grants with the public keys of the host product's OpenID issuer. Begin with
/// [dev.latchkey.routing.oidc.Grants].
@NullMarked
package dev.latchkey.routing.oidc;

import org.jspecify.annotations.NullMarked;
