/// Serves inference requests with the customer's own AWS credentials. This package only puts the
/// parts together; begin with [dev.latchkey.routing.flow.intake.AcceptRequests].
@NullMarked
package dev.latchkey.routing;

import org.jspecify.annotations.NullMarked;
