/// What the service tells about itself: metrics and the trace of the moment. No label ever holds a
/// workspace, an account or a message.
///
/// Read first: [CredentialMetrics].
@NullMarked
package dev.latchkey.credential.telemetry;

import org.jspecify.annotations.NullMarked;
