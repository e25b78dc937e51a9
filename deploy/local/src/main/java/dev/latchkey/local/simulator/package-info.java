/// The administration of the AWS simulator, as a client. Read [SimulatorAdmin] first.
@NullMarked
package dev.latchkey.local.simulator;

import org.jspecify.annotations.NullMarked;
