/// From a failed call of the workspace's own account to the platform's answer or a refusal by name.
/// Begin with [dev.latchkey.routing.flow.fallback.FallBack].
@NullMarked
package dev.latchkey.routing.flow.fallback;

import org.jspecify.annotations.NullMarked;
