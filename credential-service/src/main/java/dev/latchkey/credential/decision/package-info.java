/// The rules of the service: values in, sealed decisions out, no clock, no chance, no I/O.
///
/// Read first: [SaveAdmission], then [RenewalSchedule].
@NullMarked
package dev.latchkey.credential.decision;

import org.jspecify.annotations.NullMarked;
