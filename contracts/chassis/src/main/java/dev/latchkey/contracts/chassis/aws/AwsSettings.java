package dev.latchkey.contracts.chassis.aws;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/// Where AWS is.
@ConfigMapping(prefix = "latchkey.aws")
public interface AwsSettings {

  /// The base address of the AWS simulator; absent: the real AWS. Only in the local stack.
  Optional<URI> simulator();
}
