/// What crosses between services: topics, events, identifiers, token claims, errors, Vault paths.
///
/// Read first: [EventType] for the list of events, [ServiceName] for who speaks.
@NullMarked
package dev.latchkey.contracts.wire;

import org.jspecify.annotations.NullMarked;
