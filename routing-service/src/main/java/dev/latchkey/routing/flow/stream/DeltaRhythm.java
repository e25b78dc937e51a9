package dev.latchkey.routing.flow.stream;

/// When pieces of an answer are sent on. What only surrounds an answer waits for its first part,
/// for a quarter of a second or 64 events at most: until something was sent, a call that fails may
/// still be made again. The first piece is sent at once, later ones when 50 ms have passed or 4 KiB
/// have come. Times are those of `System.nanoTime`. One thread uses it.
final class DeltaRhythm {

  private static final int MOST_HELD = 64;
  private static final long HOLD_NANOS = 250_000_000;
  private static final int FULL_BYTES = 4 * 1024;
  private static final long PAUSE_NANOS = 50_000_000;

  private boolean begun;
  private boolean content;
  private int events;
  private int bytes;
  private long since;

  /// Notes an event that waits.
  ///
  /// @param part whether it holds a part of the answer
  void add(int size, boolean part, long now) {
    if (events == 0) {
      since = now;
    }
    events++;
    bytes += size;
    content |= part;
  }

  /// How long what waits may go on waiting, in nanoseconds; zero or less when it is due.
  long left(long now) {
    if (events == 0) {
      return Long.MAX_VALUE;
    }
    boolean due = begun ? bytes >= FULL_BYTES : content || events >= MOST_HELD;
    return due ? 0 : since + (begun ? PAUSE_NANOS : HOLD_NANOS) - now;
  }

  /// Notes that what waited was sent.
  void sent() {
    begun = true;
    forget();
  }

  /// Notes that nothing waits.
  void forget() {
    content = false;
    events = 0;
    bytes = 0;
  }
}
