package dev.latchkey.audit.flow.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// For how long the content of audit events is kept, in whole days. Leaves are kept for ever.
@ConfigMapping(prefix = "latchkey.audit.retention")
public interface RetentionSettings {

  /// For organisations that have chosen nothing.
  @WithDefault("P400D")
  Duration standard();

  /// The least that an organisation may choose.
  @WithDefault("P30D")
  Duration shortest();

  /// The most that an organisation may choose.
  @WithDefault("P3650D")
  Duration longest();
}
