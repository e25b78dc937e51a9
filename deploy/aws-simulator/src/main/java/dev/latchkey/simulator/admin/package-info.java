/// The HTTP interface by which tests and demos set up accounts and read what happened. Read
/// [dev.latchkey.simulator.admin.AdminApi] first.
@NullMarked
package dev.latchkey.simulator.admin;

import org.jspecify.annotations.NullMarked;
