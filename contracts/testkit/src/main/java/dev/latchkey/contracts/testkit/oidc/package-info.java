/// A real OpenID provider without a login page, for tests and for the local stack. Read
/// [LocalIssuer] first.
@NullMarked
package dev.latchkey.contracts.testkit.oidc;

import org.jspecify.annotations.NullMarked;
