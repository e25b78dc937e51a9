/// What keeps the memory of a process within a bound, however many workspaces there are.
@NullMarked
package dev.latchkey.routing.bounded;

import org.jspecify.annotations.NullMarked;
