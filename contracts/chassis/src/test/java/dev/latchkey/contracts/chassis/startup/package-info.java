/// What a service refuses to start with. Read first: [ProductionGuard].
@NullMarked
package dev.latchkey.contracts.chassis.startup;

import org.jspecify.annotations.NullMarked;
