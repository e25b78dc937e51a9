package dev.latchkey.audit.flow.proof;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Who signs, as others know it, and how often. The schedule reads the intervals by their names.
@ConfigMapping(prefix = "latchkey.audit")
public interface ProofSettings {

  /// The name of this deployment's logs, for ever: a host name such as `audit.example.com`, without
  /// spaces and plus signs. All names of logs and manifests begin with it.
  String origin();

  /// How often what was appended is signed and published. Nothing is provable before.
  Duration checkpointInterval();

  /// How often manifests are signed for organisations that have new leaves.
  Duration manifestInterval();
}
