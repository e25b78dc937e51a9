/// The credential service: directory, customers' keys, their sessions, and what the other services
/// are told about them. This package wires the parts together.
///
/// Read first: [dev.latchkey.credential.flow.SaveAccessKey].
@NullMarked
package dev.latchkey.credential;

import org.jspecify.annotations.NullMarked;
