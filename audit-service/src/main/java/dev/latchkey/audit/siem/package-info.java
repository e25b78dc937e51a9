/// How security tools read audited events: as OCSF and as CSV. Pure. Read first: [OcsfForm].
@NullMarked
package dev.latchkey.audit.siem;

import org.jspecify.annotations.NullMarked;
