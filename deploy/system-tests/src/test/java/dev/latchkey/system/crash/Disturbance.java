package dev.latchkey.system.crash;

import java.time.Duration;

/// Something that is done to a process, and undone after a while.
///
/// @param instance of routing, from 0; of no meaning for PostgreSQL
/// @param at when, counted from the first request
/// @param lasting until it is undone
record Disturbance(Kind kind, int instance, Duration at, Duration lasting) {

  /// What is done.
  enum Kind {
    /// An instance of routing is killed, and later started again.
    KILL_ROUTING,
    /// An instance of routing is stopped for longer than its lease, and later goes on.
    FREEZE_ROUTING,
    /// PostgreSQL is killed, and later started again.
    KILL_POSTGRES,
    /// PostgreSQL is stopped, and later goes on.
    FREEZE_POSTGRES
  }

  void begin(CrashStack stack) {
    switch (kind) {
      case KILL_ROUTING -> stack.routing(instance).kill();
      case FREEZE_ROUTING -> stack.routing(instance).freeze();
      case KILL_POSTGRES -> stack.postgres().kill();
      case FREEZE_POSTGRES -> stack.postgres().freeze();
    }
  }

  void end(CrashStack stack) {
    switch (kind) {
      case KILL_ROUTING -> stack.routing(instance).start();
      case FREEZE_ROUTING -> stack.routing(instance).resume();
      case KILL_POSTGRES -> stack.postgres().start();
      case FREEZE_POSTGRES -> stack.postgres().resume();
    }
  }

  @Override
  public String toString() {
    String whom =
        switch (kind) {
          case KILL_ROUTING, FREEZE_ROUTING -> " of instance " + instance;
          case KILL_POSTGRES, FREEZE_POSTGRES -> "";
        };
    return "%6d ms: %s%s for %d ms".formatted(at.toMillis(), kind, whom, lasting.toMillis());
  }
}
