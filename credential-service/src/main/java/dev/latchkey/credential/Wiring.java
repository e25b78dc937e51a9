package dev.latchkey.credential;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Parts that several packages share.
@ApplicationScoped
public class Wiring {

  private static final int THREADS = 12;

  /// The time.
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  /// The one bounded pool for calls that block: Vault's driver and Kafka's transactions.
  @Produces
  @Singleton
  WorkerExecutor threads(Vertx vertx) {
    return vertx.createSharedWorkerExecutor("latchkey-blocking", THREADS);
  }

  void close(@Disposes WorkerExecutor threads) {
    threads.closeAndForget();
  }
}
