package dev.latchkey.credential.postgres;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Connections to PostgreSQL: the pool that Hibernate uses, with waits short enough for a person at
/// a web page, and single ones for whoever must own a connection.
@Singleton
public class PostgresConnections implements PgPoolCreator {

  private static final int CONNECT_MILLIS = 4_000;
  private static final int QUEUE_SECONDS = 5;

  /// A connection over which nothing comes for so long is dead or of no use.
  private static final int SILENCE_SECONDS = 60;

  private final Vertx vertx;
  private volatile @Nullable PgConnectOptions options;

  @Inject
  public PostgresConnections(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Pool create(Input input) {
    PgConnectOptions configured = input.pgConnectOptionsList().getFirst();
    configured
        .setConnectTimeout(CONNECT_MILLIS)
        .setTcpKeepAlive(true)
        .setIdleTimeout(SILENCE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS);
    options = configured;
    return PgBuilder.pool()
        .with(
            input
                .poolOptions()
                .setConnectionTimeout(QUEUE_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS))
        .connectingTo(configured)
        .using(input.vertx())
        .build();
  }

  /// A connection outside the pool, the caller's to close.
  Uni<PgConnection> single() {
    PgConnectOptions configured = options;
    return configured == null
        ? Uni.createFrom().failure(new IllegalStateException("the pool was not made yet"))
        : PgConnection.connect(vertx, configured);
  }
}
