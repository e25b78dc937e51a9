/// AWS Security Token Service. Read first: [SecurityTokens].
@NullMarked
package dev.latchkey.credential.aws.sts;

import org.jspecify.annotations.NullMarked;
