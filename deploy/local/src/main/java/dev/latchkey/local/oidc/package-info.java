/// An OpenID Connect issuer for local use: it gives a token to whoever names a demo user. Read
/// [Issuer] first.
@NullMarked
package dev.latchkey.local.oidc;

import org.jspecify.annotations.NullMarked;
