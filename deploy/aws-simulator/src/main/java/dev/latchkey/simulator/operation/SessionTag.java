package dev.latchkey.simulator.operation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tag that AssumeRole asks for, as sent; `null` where key or value is absent.
public record SessionTag(@Nullable String key, @Nullable String value) {

  /// Reads `Tags.member.1.Key`, `Tags.member.1.Value` and so on, up to the first number that is
  /// absent.
  static List<SessionTag> read(Parameters parameters) {
    List<SessionTag> tags = new ArrayList<>();
    while (true) {
      String member = "Tags.member." + (tags.size() + 1);
      @Nullable String key = parameters.get(member + ".Key");
      @Nullable String value = parameters.get(member + ".Value");
      if (key == null && value == null) {
        return tags;
      }
      tags.add(new SessionTag(key, value));
    }
  }
}
