/// The claims on requests in PostgreSQL. Begin with [dev.latchkey.routing.postgres.Claims]; the
/// table is in `db/migration`.
@NullMarked
package dev.latchkey.routing.postgres;

import org.jspecify.annotations.NullMarked;
