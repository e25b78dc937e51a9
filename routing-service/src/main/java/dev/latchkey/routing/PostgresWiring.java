package dev.latchkey.routing;

import dev.latchkey.routing.postgres.Answers;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.FallbackCapTable;
import dev.latchkey.routing.postgres.Leases;
import dev.latchkey.routing.postgres.ModelAccess;
import dev.latchkey.routing.postgres.WarnSessions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import javax.sql.DataSource;

/// Makes what reads from PostgreSQL and writes to it.
@Singleton
class PostgresWiring {

  @Produces
  @Singleton
  Leases leases(DataSource database, RoutingSettings settings) {
    return new Leases(database, settings.instance(), settings.lease());
  }

  @Produces
  @Singleton
  Claims claims(DataSource database, Leases leases, InstantSource clock) {
    return new Claims(database, leases, clock);
  }

  @Produces
  @Singleton
  Answers answers(DataSource database) {
    return new Answers(database);
  }

  @Produces
  @Singleton
  FallbackCapTable caps(DataSource database) {
    return new FallbackCapTable(database);
  }

  @Produces
  @Singleton
  WarnSessions warnSessions(DataSource database) {
    return new WarnSessions(database);
  }

  @Produces
  @Singleton
  ModelAccess modelAccess(DataSource database) {
    return new ModelAccess(database);
  }
}
