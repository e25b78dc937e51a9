package dev.latchkey.audit.flow;

import dev.latchkey.audit.postgres.RowsRefusedException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Trying again what must not be given up.
public final class Retry {

  private static final Logger LOG = Logger.getLogger(Retry.class);
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Retry() {}

  /// Tries until it works, with longer and longer waits of at most five seconds, unless PostgreSQL
  /// refuses the rows themselves or the log has moved: then nothing would be another time.
  ///
  /// @param trouble what is said each time
  public static <T> Uni<T> untilDone(String trouble, Uni<T> work) {
    return work.onFailure(Retry::mayPass)
        .invoke(failure -> LOG.warnf("%s yet: %s", trouble, failure))
        .onFailure(Retry::mayPass)
        .retry()
        .withBackOff(FIRST, LONGEST)
        .indefinitely();
  }

  private static boolean mayPass(Throwable failure) {
    return !(failure instanceof RowsRefusedException || failure instanceof LogMovedException);
  }
}
