package dev.latchkey.routing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contracts.testkit.junit.WithPostgres;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.fixture.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@WithPostgres
class LeasesTest {

  private final DataSource database = TestDatabase.apart("statements");
  private final WorkspaceId workspace = Instance.anyWorkspace();
  private final Instance instance = Instance.begun(database, workspace);
  private final Leases leases = instance.leases;

  @Test
  void isNotHeldBeforeItHasBegun() {
    // Given
    Instance unborn = new Instance(database, workspace);

    // Then
    assertThat(unborn.leases.isHeld()).isFalse();
    assertThat(unborn.leases.renew()).isEqualTo(Renewal.REVOKED);
  }

  @Test
  void isHeldForLessThanItsLifeAfterARenewal() {
    // When
    instance.pass(Duration.ofMillis(7_999));
    boolean heldBefore = leases.isHeld();
    instance.pass(Duration.ofMillis(1));

    // Then
    assertThat(heldBefore).isTrue();
    assertThat(leases.isHeld()).isFalse();
  }

  @Test
  void isHeldLongerWhenItIsRenewed() {
    // Given
    instance.pass(Duration.ofSeconds(7));

    // When
    Renewal renewal = leases.renew();
    instance.pass(Duration.ofSeconds(7));

    // Then
    assertThat(renewal).isEqualTo(Renewal.HELD);
    assertThat(leases.isHeld()).isTrue();
  }

  @Test
  void isHeldForTheClaimsThatWereMadeUnderItOnly() {
    // Given
    Claim before = new Claim(instance.key("a"), leases.owner());

    // When
    leases.begin();

    // Then
    assertThat(leases.isHeld(new Claim(instance.key("a"), leases.owner()))).isTrue();
    assertThat(leases.isHeld(before)).isFalse();
  }

  @Test
  void canBeRenewedAfterItExpired() throws SQLException {
    // Given
    instance.pass(Duration.ofHours(1));
    Sql.expire(database, leases.owner());

    // When
    Renewal renewal = leases.renew();

    // Then
    assertThat(renewal).isEqualTo(Renewal.HELD);
    assertThat(leases.isHeld()).isTrue();
    assertThat(isExpired(leases.owner())).isFalse();
  }

  @Test
  void isNeverGoodAgainOnceItIsRevoked() throws SQLException {
    // Given
    Instance other = Instance.begun(database, workspace);
    other.holdForALife();
    Sql.expire(database, leases.owner());
    other.leases.revokeExpired();

    // When
    Renewal renewal = leases.renew();

    // Then
    assertThat(renewal).isEqualTo(Renewal.REVOKED);
    assertThat(leases.isHeld()).isFalse();
    assertThat(leases.renew()).isEqualTo(Renewal.REVOKED);
  }

  @Test
  void beginsUnderAnOwnerThatNeverWas() {
    // Given
    String before = leases.owner();

    // When
    leases.begin();

    // Then
    assertThat(leases.owner()).isNotEqualTo(before).startsWith("instance/");
    assertThat(leases.renew()).isEqualTo(Renewal.HELD);
  }

  @Test
  void isOverAtOnceWhenItIsReleased() {
    // Given
    instance.claim("unfinished");
    Instance other = Instance.begun(database, workspace);

    // When
    leases.release();

    // Then
    assertThat(leases.isHeld()).isFalse();
    assertThat(leases.renew()).isEqualTo(Renewal.REVOKED);
    assertThat(other.leases.revokeExpired()).contains(leases.owner());
  }

  @Test
  void isRevokedByNobodyWhoHasNotHeldItsOwnForALife() throws SQLException {
    // Given
    Instance newcomer = Instance.begun(database, workspace);
    Sql.expire(database, leases.owner());

    // When
    newcomer.leases.revokeExpired();

    // Then
    assertThat(leases.renew()).isEqualTo(Renewal.HELD);
  }

  @Test
  void isRevokedByNobodyWhoseOwnHadAGap() throws SQLException {
    // Given
    Instance other = Instance.begun(database, workspace);
    other.holdForALife();
    other.pass(Duration.ofSeconds(8));
    other.leases.renew();
    Sql.expire(database, leases.owner());

    // When
    other.leases.revokeExpired();

    // Then
    assertThat(leases.renew()).isEqualTo(Renewal.HELD);
  }

  @Test
  void isRevokedByNobodyWhoseOwnHasExpired() throws SQLException {
    // Given
    Instance woken = Instance.begun(database, workspace);
    woken.holdForALife();
    Sql.expire(database, woken.leases.owner());
    Sql.expire(database, leases.owner());

    // When
    woken.leases.revokeExpired();

    // Then
    assertThat(leases.renew()).isEqualTo(Renewal.HELD);
    assertThat(woken.leases.renew()).isEqualTo(Renewal.HELD);
  }

  @Test
  void isNotRevokedBeforeItHasExpired() {
    // Given
    Instance other = Instance.begun(database, workspace);
    other.holdForALife();

    // When
    other.leases.revokeExpired();

    // Then
    assertThat(leases.renew()).isEqualTo(Renewal.HELD);
  }

  @Test
  void tellsWhoLeftSomethingUnfinished() throws SQLException {
    // Given
    Instance idle = Instance.begun(database, workspace);
    Instance other = Instance.begun(database, workspace);
    instance.claim("unfinished");
    Claim done = idle.claim("done");
    idle.finish(done);
    idle.answers.forget(done, null);
    Sql.expire(database, leases.owner());
    Sql.expire(database, idle.leases.owner());

    // When
    other.holdForALife();

    // Then
    assertThat(other.leases.revokeExpired())
        .contains(leases.owner())
        .doesNotContain(idle.leases.owner(), other.leases.owner());
  }

  @Test
  void tellsNobodyWhileItIsNotHeld() {
    // Given
    Instance other = Instance.begun(database, workspace);
    instance.claim("unfinished");
    leases.release();

    // When
    other.pass(Instance.LIFE);

    // Then
    assertThat(other.leases.revokeExpired()).isEmpty();
  }

  @Test
  void isKeptAsItWasWhenPostgresIsAway() {
    // Given
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/latchkey");
    Leases away = new Leases(nowhere, "instance", Instance.LIFE);

    // Then
    assertThatThrownBy(away::begin).isInstanceOf(DatabaseUnavailable.class);
    assertThat(away.isHeld()).isFalse();
  }

  private boolean isExpired(String owner) throws SQLException {
    return Sql.text(
            database, "select expires_at < now() from instance_lease where owner = ?", owner)
        .equals("t");
  }
}
