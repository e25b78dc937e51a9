package dev.latchkey.routing.postgres;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/// The lease under which this process claims requests, and the end of the leases of those that are
/// gone (INV-9).
///
/// ```
/// begin ─▶ held ◀─▶ expired ─▶ revoked ─▶ purged
///           renew                 └ its unfinished requests are adopted
/// ```
///
/// PostgreSQL's clock decides when a lease has expired. An expired lease can still be renewed, so
/// that an outage of PostgreSQL costs nobody its requests; a revoked one cannot. A process that was
/// revoked begins a new lease, with an owner id that never was before.
///
/// One thread begins, renews and releases; any thread may ask. Methods that go to PostgreSQL block
/// and throw [DatabaseUnavailable] when it is away; all may be called again after that.
public final class Leases {

  private static final String BEGIN =
      "insert into instance_lease (owner, instance, expires_at)"
          + " values (?, ?, now() + ? * interval '1 millisecond')";

  private static final String RENEW =
      "update instance_lease set expires_at = now() + ? * interval '1 millisecond'"
          + " where owner = ? and not revoked";

  private static final String RELEASE = "update instance_lease set revoked = true where owner = ?";

  // "for update" waits for claims that are being made under the lease and keeps later ones out. A
  // lease that is busy is no dead one: it is left for the next time. Nobody is revoked by an
  // instance whose own lease has expired.
  private static final String REVOKE =
      """
      update instance_lease set revoked = true
      where owner in (
        select owner from instance_lease
        where not revoked and expires_at < now()
          and exists (select from instance_lease
                      where owner = ? and not revoked and expires_at >= now())
        for update skip locked)
      """;

  private static final String DEAD =
      """
      select owner from instance_lease
      where revoked and exists (
        select from request_claim
        where request_claim.owner = instance_lease.owner and state <> 'PUBLISHED')
      """;

  private final Database database;
  private final String instance;
  private final Duration life;
  private final LongSupplier nanoTime;
  private volatile Present present;

  /// @param instance the name of this instance, for those who read the table
  /// @param life how long a lease is good after a renewal
  public Leases(DataSource connections, String instance, Duration life) {
    // It goes on while the process is stopped, and nobody sets it.
    this(connections, instance, life, System::nanoTime);
  }

  Leases(DataSource connections, String instance, Duration life, LongSupplier nanoTime) {
    this.database = new Database(connections);
    this.instance = instance;
    this.life = life;
    this.nanoTime = nanoTime;
    this.present = Present.none(newOwner());
  }

  /// The owner id of the present lease: the instance's name and what tells this lease from all
  /// others.
  public String owner() {
    return present.owner();
  }

  /// How long a lease is good after a renewal.
  public Duration life() {
    return life;
  }

  /// Begins a new lease. Whatever was claimed under the one before is lost to this process.
  public void begin() {
    String owner = newOwner();
    long begun = nanoTime.getAsLong();
    database.update(
        BEGIN,
        statement -> {
          statement.setString(1, owner);
          statement.setString(2, instance);
          statement.setLong(3, life.toMillis());
        });
    present = new Present(owner, true, begun, begun);
  }

  /// Makes the lease good for another life, counted from now.
  public Renewal renew() {
    Present before = present;
    if (!before.standing()) {
      return Renewal.REVOKED;
    }
    long begun = nanoTime.getAsLong();
    int rows =
        database.update(
            RENEW,
            statement -> {
              statement.setLong(1, life.toMillis());
              statement.setString(2, before.owner());
            });
    if (rows == 0) {
      present = Present.none(before.owner());
      return Renewal.REVOKED;
    }
    long since = isGood(before) ? before.heldSince() : begun;
    present = new Present(before.owner(), true, begun, since);
    return Renewal.HELD;
  }

  /// Whether the present lease is certainly held, and will be for some time: the last renewal is
  /// less than a life ago, less a margin for what is begun upon the answer. Asks nobody.
  public boolean isHeld() {
    return isGood(present);
  }

  /// Whether a claim was made under the present lease, and it [#isHeld]. Ask before every call to
  /// AWS.
  public boolean isHeld(Claim claim) {
    Present now = present;
    return now.owner().equals(claim.owner()) && isGood(now);
  }

  /// Gives the lease up, so that others need not wait for its end. What is unfinished under it is
  /// theirs.
  public void release() {
    Present before = present;
    present = Present.none(before.owner());
    database.update(RELEASE, statement -> statement.setString(1, before.owner()));
  }

  /// Revokes the leases that have expired, and tells whose requests may be adopted. It revokes only
  /// while this process's own lease was held without a gap for a whole life: after an outage of
  /// PostgreSQL, everybody else has had the time to renew.
  ///
  /// @return owners, of this process too, whose lease is revoked and who have unfinished requests;
  ///   none while this process's own lease is not held
  public List<String> revokeExpired() {
    Present own = present;
    if (!isGood(own)) {
      return List.of();
    }
    if (nanoTime.getAsLong() - own.heldSince() >= life.toNanos()) {
      database.update(REVOKE, statement -> statement.setString(1, own.owner()));
    }
    return database.query(DEAD, _ -> {}, row -> row.getString(1));
  }

  private boolean isGood(Present lease) {
    long usable = life.minus(life.dividedBy(5)).toNanos();
    return lease.standing() && nanoTime.getAsLong() - lease.renewedAt() < usable;
  }

  private String newOwner() {
    return instance + "/" + UUID.randomUUID();
  }

  /// What this process knows of its lease.
  ///
  /// @param standing whether it has begun and is not known to be revoked
  /// @param renewedAt when its last renewal was begun, by the process's monotonic clock
  /// @param heldSince since when it has been held without a gap
  private record Present(String owner, boolean standing, long renewedAt, long heldSince) {
    static Present none(String owner) {
      return new Present(owner, false, 0, 0);
    }
  }
}
