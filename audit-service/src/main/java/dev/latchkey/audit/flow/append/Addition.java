package dev.latchkey.audit.flow.append;

import dev.latchkey.audit.postgres.ErasedContent;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.audit.postgres.Notice;
import java.util.List;

/// What is to be appended together.
///
/// @param drafts the leaves, in their order; may be none when only the offset moves
/// @param nextOffset records before it are in the log then
/// @param ended the ids of fallbacks that are not watched any longer
/// @param notices what is to be told on the topic of delivery events
/// @param erased events of this log that lose their content at the same time
public record Addition(
    List<Draft> drafts,
    long nextOffset,
    List<String> ended,
    List<Notice> notices,
    List<ErasedContent> erased) {

  public Addition {
    drafts = List.copyOf(drafts);
    ended = List.copyOf(ended);
    notices = List.copyOf(notices);
    erased = List.copyOf(erased);
  }

  /// Erases nothing.
  public Addition(List<Draft> drafts, long nextOffset, List<String> ended, List<Notice> notices) {
    this(drafts, nextOffset, ended, notices, List.of());
  }

  /// Leaves about something else than new records.
  public static Addition of(LogPosition position, List<Draft> drafts) {
    return new Addition(drafts, position.nextOffset(), List.of(), List.of());
  }

  /// Leaves about records up to before that offset.
  public static Addition of(List<Draft> drafts, long nextOffset) {
    return new Addition(drafts, nextOffset, List.of(), List.of());
  }

  /// The same with something to tell.
  public Addition telling(List<Notice> more) {
    return new Addition(drafts, nextOffset, ended, more, erased);
  }

  /// The same with events that lose their content.
  public Addition erasing(ErasedContent content) {
    return new Addition(drafts, nextOffset, ended, notices, List.of(content));
  }
}
