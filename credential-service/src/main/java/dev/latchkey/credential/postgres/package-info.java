/// The service's PostgreSQL schema, through Hibernate Reactive; the outbox's reader holds a
/// connection of its own. Everything here runs on the event loop.
///
/// Read first: [CredentialVersions].
@NullMarked
package dev.latchkey.credential.postgres;

import org.jspecify.annotations.NullMarked;
