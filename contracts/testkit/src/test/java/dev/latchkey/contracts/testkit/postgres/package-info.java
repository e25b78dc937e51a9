/// Tests of the PostgreSQL server.
@NullMarked
package dev.latchkey.contracts.testkit.postgres;

import org.jspecify.annotations.NullMarked;
