package dev.latchkey.contracts.wire.cloudevents;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A CloudEvents 1.0 event.
///
/// @param id unique within the source
/// @param source who made it, a URI reference
/// @param type what happened, for example `dev.latchkey.workspace.settings.v1`
/// @param subject what it happened to; null when the type says it all
/// @param time when it happened; null when unknown
/// @param contentType the media type of the data; null when there is no data
/// @param extensions extension attributes by name, lower-case letters and digits
/// @param trace the trace it belongs to; null when it is not traced
/// @param data the data, empty when there is none
public record CloudEvent(
    String id,
    String source,
    String type,
    @Nullable String subject,
    @Nullable Instant time,
    @Nullable String contentType,
    Map<String, String> extensions,
    @Nullable TraceContext trace,
    Content data) {

  /// The media type of every event whose data Latchkey defines.
  public static final String JSON = "application/json";

  public CloudEvent {
    extensions = Map.copyOf(extensions);
    for (String name : extensions.keySet()) {
      if (!AttributeName.isExtension(name)) {
        throw new IllegalArgumentException("'" + name + "' is no name for an extension attribute");
      }
    }
  }

  /// The extension attribute of this name.
  public Optional<String> extension(String name) {
    return Optional.ofNullable(extensions.get(name));
  }

  /// The same event with one more extension attribute, or with another value for it.
  public CloudEvent withExtension(String name, String value) {
    Map<String, String> more = new TreeMap<>(extensions);
    more.put(name, value);
    return new CloudEvent(id, source, type, subject, time, contentType, more, trace, data);
  }

  /// The same event as part of a trace.
  public CloudEvent withTrace(@Nullable TraceContext context) {
    return new CloudEvent(id, source, type, subject, time, contentType, extensions, context, data);
  }
}
