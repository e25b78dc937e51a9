/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.contracts.testkit.oidc;

import org.jspecify.annotations.NullMarked;
