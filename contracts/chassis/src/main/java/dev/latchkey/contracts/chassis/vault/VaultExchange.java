package dev.latchkey.contracts.chassis.vault;

import dev.latchkey.contracts.chassis.vault.VaultAnswer.Answered;
import dev.latchkey.contracts.chassis.vault.VaultAnswer.Unanswered;
import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One exchange with Vault, from login to answer, that ends in time whatever Vault does. It runs on
/// a virtual thread of its own because the JDK's request timeout ends with the response's headers.
final class VaultExchange {

  /// A call of the driver.
  @FunctionalInterface
  interface Operation {
    Answered run(Vault client) throws VaultException;
  }

  private static final int FORBIDDEN = 403;

  private final VaultSessions sessions;
  private final ExecutorService threads;
  private final Duration timeout;

  VaultExchange(VaultSessions sessions, ExecutorService threads, Duration timeout) {
    this.sessions = sessions;
    this.threads = threads;
    this.timeout = timeout;
  }

  /// Runs the operation, at most twice: a second time when the token had died under the first.
  VaultAnswer run(Operation operation) {
    return within(() -> attempt(operation));
  }

  private VaultAnswer attempt(Operation operation) throws InterruptedException {
    try {
      VaultSession session = sessions.current();
      VaultAnswer answer = ask(session, operation);
      boolean refused = answer instanceof Answered(int status, _) && status == FORBIDDEN;
      return refused && isDead(session) ? ask(sessions.replace(session), operation) : answer;
    } catch (VaultLogin.Refused e) {
      return new Unanswered(String.valueOf(e.getMessage()));
    }
  }

  /// A token may look itself up. One that may not is dead, one that may was refused by policy.
  private static boolean isDead(VaultSession session) {
    return ask(session, VaultExchange::lookUp) instanceof Answered(int status, _)
        && status == FORBIDDEN;
  }

  /// Whether the token is taken: the smallest question there is.
  static Answered lookUp(Vault client) throws VaultException {
    client.auth().lookupSelf();
    return new Answered(200, null);
  }

  private static VaultAnswer ask(VaultSession session, Operation operation) {
    try {
      return operation.run(session.client());
    } catch (VaultException e) {
      int status = e.getHttpStatusCode();
      return status == 0 ? new Unanswered(VaultFailure.reason(e)) : new Answered(status, null);
    }
  }

  private VaultAnswer within(Callable<VaultAnswer> call) {
    Future<VaultAnswer> running = threads.submit(call);
    try {
      return running.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      running.cancel(true);
      return new Unanswered("Vault did not answer within " + timeout.toMillis() + " ms");
    } catch (InterruptedException e) {
      running.cancel(true);
      Thread.currentThread().interrupt();
      return new Unanswered("interrupted while waiting for Vault");
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "a call to Vault failed in an unforeseen way: "
              + (e.getCause() == null ? "?" : e.getCause().getClass().getName()));
    }
  }
}
