/// Classes that break the rules about the platform's credential, one rule each. They are there to
/// see the rules fail.
@NullMarked
package dev.latchkey.routing.sabotage;

import org.jspecify.annotations.NullMarked;
