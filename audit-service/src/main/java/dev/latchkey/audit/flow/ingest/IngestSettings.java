package dev.latchkey.audit.flow.ingest;

import io.smallrye.config.ConfigMapping;

/// How records become logs.
@ConfigMapping(prefix = "latchkey.audit")
public interface IngestSettings {

  /// The name of this deployment, with which the names of its logs begin, for example
  /// `audit.example.com`. Must never change, and must not hold spaces or `+`.
  String origin();
}
