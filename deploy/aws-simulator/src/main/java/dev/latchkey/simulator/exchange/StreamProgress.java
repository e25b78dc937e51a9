package dev.latchkey.simulator.exchange;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// How far a stream got. Written by the event loop of its call, read by anybody.
public final class StreamProgress {

  private final int events;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

  /// @param events how many the whole stream has
  public StreamProgress(int events) {
    this.events = events;
  }

  /// What became of it.
  public enum State {
    /// It goes on, or stalls.
    OPEN,
    /// All events were sent.
    COMPLETE,
    /// A script broke it.
    BROKEN,
    /// The client closed it before its end.
    LEFT
  }

  /// How many events the whole stream has.
  public int getEvents() {
    return events;
  }

  /// How many were sent.
  public int getSent() {
    return sent.get();
  }

  /// What became of it so far.
  public State getState() {
    return state.get();
  }

  /// Notes one more event.
  public void sentOne() {
    sent.incrementAndGet();
  }

  /// Notes its end; the first one counts.
  public void ended(State how) {
    state.compareAndSet(State.OPEN, how);
  }
}
