package dev.latchkey.audit.postgres;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/// Makes the pool of connections to PostgreSQL, with waits that end.
@Singleton
public class PostgresConnections implements PgPoolCreator {

  private static final int CONNECT_MILLIS = 4_000;
  private static final int QUEUE_SECONDS = 10;

  /// A connection over which nothing comes for so long is dead or of no use.
  private static final int SILENCE_SECONDS = 60;

  /// As long as the longest statement of ours: a prepared statement is parsed and planned once.
  private static final int LONGEST_STATEMENT = 8_192;

  @Override
  public Pool create(Input input) {
    PgConnectOptions configured = input.pgConnectOptionsList().getFirst();
    configured
        .setConnectTimeout(CONNECT_MILLIS)
        .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT)
        .setTcpKeepAlive(true)
        .setIdleTimeout(SILENCE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS);
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
}
