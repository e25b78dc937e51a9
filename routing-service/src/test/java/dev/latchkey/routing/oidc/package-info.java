/// Tests of the package of the same name.
@NullMarked
package dev.latchkey.routing.oidc;

import org.jspecify.annotations.NullMarked;
