package dev.latchkey.audit.postgres;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// Runs work in a transaction, each in a stateless session of its own: work goes on side by side,
/// one piece for each partition, and must not meet in a session.
@ApplicationScoped
public class Transactions {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Mutiny.SessionFactory sessions;
  private final Vertx vertx;

  @Inject
  public Transactions(Mutiny.SessionFactory sessions, Vertx vertx) {
    this.sessions = sessions;
    this.vertx = vertx;
  }

  /// Commits what the work did, or nothing of it. Runs on the caller's event loop, or on some event
  /// loop when the caller is on none.
  ///
  /// Fails with [DatabaseUnavailableException] when PostgreSQL is away or takes longer than thirty
  /// seconds, and with [RowsRefusedException] when it refuses what stands in the rows.
  public <T> Uni<T> run(Function<Mutiny.StatelessSession, Uni<T>> work) {
    return Uni.createFrom()
        .<T>emitter(waiting -> toTheEnd(work).subscribe().with(waiting::complete, waiting::fail))
        .ifNoItem()
        .after(LONGEST)
        .fail()
        .onFailure(Transactions::isOutage)
        .transform(DatabaseUnavailableException::new)
        .onFailure(Transactions::isRefusal)
        .transform(RowsRefusedException::new);
  }

  /// The same for the rows of one organisation: row level security shows no others.
  public <T> Uni<T> runFor(String org, Function<Mutiny.StatelessSession, Uni<T>> work) {
    return run(
        session ->
            session
                .createNativeQuery("select set_config('latchkey.org', ?1, true)", String.class)
                .setParameter(1, org)
                .getSingleResult()
                .chain(() -> work.apply(session)));
  }

  /// Goes on when nobody waits any more: the transaction ends in order before its connection serves
  /// somebody else.
  private <T> Uni<T> toTheEnd(Function<Mutiny.StatelessSession, Uni<T>> work) {
    return sessions
        .openStatelessSession()
        .chain(
            session -> session.withTransaction(_ -> work.apply(session)).eventually(session::close))
        .runSubscriptionOn(MutinyHelper.executor(eventLoop()));
  }

  private Context eventLoop() {
    Context current = Vertx.currentContext();
    return current == null || !current.isEventLoopContext() ? vertx.getOrCreateContext() : current;
  }

  /// Anything about the connection is an outage; what PostgreSQL says about a statement is a bug,
  /// unless it says that it is going down or full.
  private static boolean isOutage(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof PgException answer) {
        return isOutage(answer.getSqlState());
      }
      if (each instanceof IOException
          || each instanceof TimeoutException
          || each instanceof io.smallrye.mutiny.TimeoutException
          || each instanceof VertxException
          || each instanceof NoStackTraceThrowable) {
        return true;
      }
    }
    return false;
  }

  /// Classes 22 data exception, 54 program limit exceeded. Source: PostgreSQL documentation,
  /// appendix A.
  private static boolean isRefusal(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof PgException answer) {
        String state = answer.getSqlState();
        return state != null && (state.startsWith("22") || state.startsWith("54"));
      }
    }
    return false;
  }

  /// Classes 08 connection exception, 40 transaction rollback, 53 insufficient resources, 57
  /// operator intervention. Source: PostgreSQL documentation, appendix A.
  private static boolean isOutage(String state) {
    return state != null
        && (state.startsWith("08")
            || state.startsWith("40")
            || state.startsWith("53")
            || state.startsWith("57"));
  }
}
