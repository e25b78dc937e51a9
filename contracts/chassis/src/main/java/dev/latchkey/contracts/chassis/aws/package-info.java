/// Where AWS is, and how clients are kept from what stands in their environment. Read first:
/// [AwsIsolation].
@NullMarked
package dev.latchkey.contracts.chassis.aws;

import org.jspecify.annotations.NullMarked;
