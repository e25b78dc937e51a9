/// The platform's sessions at AWS's Security Token Service, and where they may be used. Begin with
/// [dev.latchkey.routing.sts.PlatformRoles].
@NullMarked
package dev.latchkey.routing.sts;

import org.jspecify.annotations.NullMarked;
