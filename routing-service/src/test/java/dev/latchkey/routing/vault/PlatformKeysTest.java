package dev.latchkey.routing.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.chassis.vault.VaultDocuments;
import dev.latchkey.contracts.chassis.vault.VaultRead;
import dev.latchkey.contracts.testkit.junit.WithSimulator;
import dev.latchkey.contracts.testkit.junit.WithVault;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.vault.VaultProvisioning;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.PlatformKeyDocument;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import dev.latchkey.routing.decision.PlatformGrant;
import dev.latchkey.routing.fixture.TestPlatform;
import dev.latchkey.routing.fixture.TestVaultSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@WithVault
@WithSimulator
class PlatformKeysTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final AwsAccountId ACCOUNT = new AwsAccountId("999999999999");
  private static final PlatformKeyDocument KEY = key("AKIAFIRST0000001");
  private static final PlatformGrant GRANT =
      TestPlatform.durableIntent(TestPlatform.route("eu-central-1", "cohere.embed-v4:0"));

  private final AtomicInteger reads = new AtomicInteger();
  private Instant now = START;
  private VaultRead stored = found(KEY);
  private final PlatformKeys keys = new PlatformKeys(this::read, ACCOUNT, () -> now);

  @Test
  void readsTheKeyThatTheOperatorStored() {
    // Given
    VaultProvisioning.storePlatformKey(SharedServers.vault(), TestPlatform.key());
    VaultDocuments vault = new VaultDocuments(new TestVaultSettings());
    PlatformKeys real = new PlatformKeys(vault::read, ACCOUNT, InstantSource.system());

    // Then
    assertThat(real.key(GRANT)).isEqualTo(new PlatformKeyLookup.Ready(TestPlatform.key()));
  }

  @Test
  void keepsTheKeyForHalfAMinute() {
    // When
    keys.key(GRANT);
    stored = found(key("AKIASECOND000001"));
    now = START.plus(Duration.ofSeconds(30)).minusMillis(1);
    PlatformKeyLookup before = keys.key(GRANT);
    now = START.plus(Duration.ofSeconds(30));
    PlatformKeyLookup after = keys.key(GRANT);

    // Then
    assertThat(before).isEqualTo(new PlatformKeyLookup.Ready(KEY));
    assertThat(after).isEqualTo(new PlatformKeyLookup.Ready(key("AKIASECOND000001")));
    assertThat(reads).hasValue(2);
  }

  @Test
  void hasNoKeyWhenVaultIsAwayForLonger() {
    // Given
    keys.key(GRANT);
    stored = new VaultRead.Unavailable("gone");

    // When
    now = START.plus(Duration.ofSeconds(31));

    // Then
    assertThat(keys.key(GRANT)).isEqualTo(new PlatformKeyLookup.Unavailable("gone"));
  }

  @Test
  void tellsAbsentDeniedAndIncompleteApart() {
    // When
    stored = new VaultRead.Absent();
    PlatformKeyLookup absent = keys.key(GRANT);
    stored = new VaultRead.Denied();
    PlatformKeyLookup denied = keys.key(GRANT);
    Map<String, SecretText> fields = new HashMap<>(KEY.toFields());
    fields.remove("secret_access_key");
    stored = new VaultRead.Found(fields, 1);
    PlatformKeyLookup incomplete = keys.key(GRANT);

    // Then
    assertThat(absent).isEqualTo(new PlatformKeyLookup.Absent());
    assertThat(denied).isInstanceOf(PlatformKeyLookup.Unavailable.class);
    assertThat(incomplete).isEqualTo(new PlatformKeyLookup.Incomplete("secret_access_key"));
  }

  @Test
  void refusesAKeyOfAnotherAccount() {
    // Given
    PlatformKeys other = new PlatformKeys(this::read, new AwsAccountId("111111111111"), () -> now);

    // Then
    assertThat(other.key(GRANT)).isEqualTo(new PlatformKeyLookup.Mismatched());
  }

  @Test
  void refusesEveryKeyWhereThereIsNoPlatform() {
    assertThat(new PlatformKeys(this::read, null, () -> now).key(GRANT))
        .isEqualTo(new PlatformKeyLookup.Mismatched());
  }

  @Test
  void sharesWhatOneReadingFoundWithAllWhoWaitedForIt() throws InterruptedException {
    // Given
    stored = new VaultRead.Unavailable("gone");
    CountDownLatch reading = new CountDownLatch(1);
    PlatformKeys slow =
        new PlatformKeys(
            path -> {
              await(reading);
              return read(path);
            },
            ACCOUNT,
            () -> now);

    // When
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      threads.add(Thread.ofPlatform().start(() -> slow.key(GRANT)));
    }
    Awaitility.await()
        .until(() -> threads.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
    reading.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    // Then
    assertThat(reads).hasValue(1);
  }

  private VaultRead read(String path) {
    assertThat(path).isEqualTo(VaultPaths.platform());
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

  private static VaultRead found(PlatformKeyDocument key) {
    return new VaultRead.Found(key.toFields(), 1);
  }

  private static PlatformKeyDocument key(String id) {
    return new PlatformKeyDocument(ACCOUNT, new AccessKeyId(id), SecretText.of("secret of " + id));
  }
}
