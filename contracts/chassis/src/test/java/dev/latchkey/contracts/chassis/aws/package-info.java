/// Where AWS is, and what of the environment is ignored. Read first: [AwsEndpoints].
@NullMarked
package dev.latchkey.contracts.chassis.aws;

import org.jspecify.annotations.NullMarked;
