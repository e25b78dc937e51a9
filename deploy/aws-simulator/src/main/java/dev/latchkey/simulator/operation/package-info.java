/// What a request asks for, read from its method, path, query and form. Read
/// [dev.latchkey.simulator.operation.Operation] first.
@NullMarked
package dev.latchkey.simulator.operation;

import org.jspecify.annotations.NullMarked;
