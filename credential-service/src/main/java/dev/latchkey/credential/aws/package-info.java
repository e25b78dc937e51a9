/// How this service calls AWS: clients that nothing in the environment can influence, and failures
/// as values. The services themselves are in the packages below.
///
/// Read first: [AwsClients].
@NullMarked
package dev.latchkey.credential.aws;

import org.jspecify.annotations.NullMarked;
