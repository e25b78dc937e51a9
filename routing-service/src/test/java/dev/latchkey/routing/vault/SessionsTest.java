package dev.latchkey.routing.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.chassis.vault.VaultRead;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final CredentialScope SCOPE = scope("ws-1", 1);

  private final AtomicInteger reads = new AtomicInteger();
  private Instant now = START;
  private VaultRead stored = found(session(SCOPE, "ASIAFIRST0000001", Duration.ofHours(1)));
  private final Sessions sessions = new Sessions(this::read, () -> now);

  @Test
  void readsOnceForManyRequests() {
    // When
    SessionLookup first = sessions.current(SCOPE);
    now = START.plus(Duration.ofMinutes(54));
    SessionLookup later = sessions.current(SCOPE);

    // Then
    assertThat(keyOf(first)).isEqualTo("ASIAFIRST0000001");
    assertThat(later).isEqualTo(first);
    assertThat(reads).hasValue(1);
  }

  @Test
  void readsAgainShortlyBeforeTheEnd() {
    // Given
    sessions.current(SCOPE);
    now = START.plus(Duration.ofMinutes(56));
    stored = found(session(SCOPE, "ASIASECOND000001", Duration.ofHours(2)));

    // When
    SessionLookup renewed = sessions.current(SCOPE);

    // Then
    assertThat(keyOf(renewed)).isEqualTo("ASIASECOND000001");
  }

  @Test
  void goesOnWithASessionThatNobodyRenewsUntilItEnds() {
    // Given
    sessions.current(SCOPE);

    // When
    now = START.plus(Duration.ofMinutes(59));
    SessionLookup before = sessions.current(SCOPE);
    now = START.plus(Duration.ofMinutes(60));
    SessionLookup after = sessions.current(SCOPE);

    // Then
    assertThat(keyOf(before)).isEqualTo("ASIAFIRST0000001");
    assertThat(after).isEqualTo(new SessionLookup.Expired(START.plus(Duration.ofHours(1))));
  }

  @Test
  void outlivesAnOutageOfVaultWithWhatItHasButNotItsEnd() {
    // Given
    sessions.current(SCOPE);
    stored = new VaultRead.Unavailable("gone");

    // When
    now = START.plus(Duration.ofMinutes(57));
    SessionLookup before = sessions.current(SCOPE);
    now = START.plus(Duration.ofMinutes(61));
    SessionLookup after = sessions.current(SCOPE);

    // Then
    assertThat(keyOf(before)).isEqualTo("ASIAFIRST0000001");
    assertThat(after).isEqualTo(new SessionLookup.Unavailable("gone"));
  }

  @Test
  void dropsASessionThatWasRemovedFromVault() {
    // Given
    sessions.current(SCOPE);
    stored = new VaultRead.Absent();

    // When
    now = START.plus(Duration.ofMinutes(57));

    // Then
    assertThat(sessions.current(SCOPE)).isEqualTo(new SessionLookup.Absent());
  }

  @Test
  void tellsADenialAsAnUnavailableStore() {
    // Given
    stored = new VaultRead.Denied();

    // Then
    assertThat(sessions.current(SCOPE)).isInstanceOf(SessionLookup.Unavailable.class);
  }

  @Test
  void keepsTheVersionsOfACredentialApart() {
    // Given
    sessions.current(SCOPE);

    // When
    SessionLookup next = sessions.current(scope("ws-1", 2));

    // Then
    assertThat(next).isEqualTo(new SessionLookup.Mismatched());
    assertThat(reads).hasValue(2);
  }

  @Test
  void refusesASessionOfAnotherAccount() {
    // Given
    CredentialScope other =
        new CredentialScope(SCOPE.workspace(), SCOPE.version(), new AwsAccountId("222222222222"));

    // Then
    assertThat(sessions.current(other)).isEqualTo(new SessionLookup.Mismatched());
  }

  @Test
  void readsPastItsMemoryAfterAnExpiry() {
    // Given
    SessionDocument refused = sessionOf(sessions.current(SCOPE));
    stored = found(session(SCOPE, "ASIASECOND000001", Duration.ofHours(2)));

    // When
    SessionLookup fresh = sessions.after(refused);

    // Then
    assertThat(keyOf(fresh)).isEqualTo("ASIASECOND000001");
    assertThat(sessions.current(SCOPE)).isEqualTo(fresh);
    assertThat(reads).hasValue(2);
  }

  @Test
  void readsOnceForAllWhoseSessionExpired() {
    // Given
    SessionDocument refused = sessionOf(sessions.current(SCOPE));
    stored = found(session(SCOPE, "ASIASECOND000001", Duration.ofHours(2)));

    // When
    sessions.after(refused);
    sessions.after(refused);
    sessions.after(refused);

    // Then
    assertThat(reads).hasValue(2);
  }

  @Test
  void readsOnceForAllWhoComeAtTheSameTime() throws InterruptedException {
    // Given
    CountDownLatch reading = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    Sessions slow =
        new Sessions(
            path -> {
              calls.incrementAndGet();
              await(reading);
              return read(path);
            },
            () -> now);

    // When
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      threads.add(Thread.ofVirtual().start(() -> slow.current(SCOPE)));
    }
    reading.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    // Then
    assertThat(calls).hasValue(1);
  }

  private VaultRead read(String path) {
    assertThat(path).startsWith(VaultPaths.MOUNT + "/sessions/ws-1/cred/");
    reads.incrementAndGet();
    return stored;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static SessionDocument sessionOf(SessionLookup lookup) {
    return ((SessionLookup.Ready) lookup).session();
  }

  private static String keyOf(SessionLookup lookup) {
    return sessionOf(lookup).accessKeyId().value();
  }

  private static VaultRead found(SessionDocument session) {
    return new VaultRead.Found(session.toFields(), 1);
  }

  private static SessionDocument session(CredentialScope scope, String keyId, Duration life) {
    return new SessionDocument(
        scope,
        new AccessKeyId(keyId),
        SecretText.of("secret of " + keyId),
        SecretText.of("token of " + keyId),
        START,
        START.plus(life));
  }

  private static CredentialScope scope(String workspace, int version) {
    return new CredentialScope(
        new WorkspaceId(workspace),
        new CredentialVersion(new CredentialId("cred"), version),
        new AwsAccountId("111111111111"));
  }
}
