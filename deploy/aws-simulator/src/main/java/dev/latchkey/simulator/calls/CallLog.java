package dev.latchkey.simulator.calls;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongFunction;

/// The latest calls, in the order of their answers. Bounded: the oldest make room, and how many did
/// is told. Safe for concurrent use.
public final class CallLog {

  private final int capacity;
  private final ArrayDeque<CallRecord> calls = new ArrayDeque<>();
  private long lastSequence;
  private long dropped;

  /// @param capacity most calls kept
  public CallLog(int capacity) {
    this.capacity = capacity;
  }

  /// What a query found.
  ///
  /// @param matched how many calls the query admits, also beyond its limit
  /// @param last sequence of the latest call of all, 0 before the first
  /// @param dropped calls that made room since the start or the last clearing
  public record Excerpt(List<CallRecord> calls, int matched, long last, long dropped) {}

  /// Adds a call.
  ///
  /// @param call makes the record with the sequence it gets
  public synchronized void append(LongFunction<CallRecord> call) {
    calls.addLast(call.apply(++lastSequence));
    if (calls.size() > capacity) {
      calls.removeFirst();
      dropped++;
    }
  }

  /// The calls a query admits.
  public synchronized Excerpt find(CallQuery query) {
    List<CallRecord> found = calls.stream().filter(query::admits).toList();
    List<CallRecord> shown = List.copyOf(found.subList(0, Math.min(query.limit(), found.size())));
    return new Excerpt(shown, found.size(), lastSequence, dropped);
  }

  /// Forgets all calls. The sequence goes on.
  public synchronized void clear() {
    calls.clear();
    dropped = 0;
  }
}
