/// The AWS accounts the simulator plays: users, access keys, enabled regions and model access. Read
/// [dev.latchkey.simulator.accounts.AccountDirectory] first.
@NullMarked
package dev.latchkey.simulator.accounts;

import org.jspecify.annotations.NullMarked;
