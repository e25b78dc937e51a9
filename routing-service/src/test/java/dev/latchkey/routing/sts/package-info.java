/// What holds [dev.latchkey.routing.sts.PlatformRoles] to its promises.
@NullMarked
package dev.latchkey.routing.sts;

import org.jspecify.annotations.NullMarked;
