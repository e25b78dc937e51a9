/// What the service does, one verb a class: gather facts, decide, record, act.
///
/// Read first: [SaveAccessKey].
@NullMarked
package dev.latchkey.credential.flow;

import org.jspecify.annotations.NullMarked;
