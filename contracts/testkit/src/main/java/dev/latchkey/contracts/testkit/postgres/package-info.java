/// A real PostgreSQL server for tests and for the local stack. Read [PostgresServer] first.
@NullMarked
package dev.latchkey.contracts.testkit.postgres;

import org.jspecify.annotations.NullMarked;
