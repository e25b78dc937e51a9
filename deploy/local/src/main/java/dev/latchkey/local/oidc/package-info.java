/// The people of the demo and their tokens. Read [DemoUser] first.
@NullMarked
package dev.latchkey.local.oidc;

import org.jspecify.annotations.NullMarked;
