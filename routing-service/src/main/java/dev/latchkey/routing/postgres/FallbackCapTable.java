package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.routing.decision.CapState;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;

/// What each workspace's fallbacks have used of its caps: the money of a day and the fallbacks in a
/// row. The worst case is set aside before a fallback and settled after it, so that however many
/// instances decide at once, they never use more than the caps.
///
/// A new epoch of the caps counts from zero, as do a new day's money, and a row of fallbacks whose
/// last one is more than 24 hours ago. [Answers] ends a row with a success of the workspace's own.
///
/// Each change is one statement, so that no stopped process holds a lock that others wait for. All
/// methods block, throw [DatabaseUnavailable] when PostgreSQL is away, and may be called again with
/// the same arguments after that.
public final class FallbackCapTable {

  private static final String USED =
      """
      select workspace, epoch,
             case when day < ? then 0 else micro_usd end as spent,
             case when streak_at < now() - interval '24 hours' then 0 else streak end as streak
      from fallback_use where workspace = ? and epoch = ?
      """;

  private static final String PEEK = "select spent, streak from (" + USED + ") as held";

  private static final String OPEN =
      "insert into fallback_use (workspace, epoch, day) values (?, ?, ?) on conflict do nothing";

  private static final String RESERVE =
      "with held as ("
          + USED
          + " for update), "
          + """
          known as (select from fallback_reservation where fallback_id = ?),
          taken as (
            update fallback_use
            set day = greatest(fallback_use.day, ?), micro_usd = held.spent + ?,
                streak = held.streak + 1, streak_at = now()
            from held
            where fallback_use.workspace = held.workspace and fallback_use.epoch = held.epoch
              and held.spent + ? <= ? and held.streak < ? and not exists (select from known)
            returning fallback_use.workspace, fallback_use.epoch, fallback_use.day),
          noted as (
            insert into fallback_reservation
                (fallback_id, workspace, epoch, day, micro_usd, reserved_at)
            select ?, workspace, epoch, day, ?, now() from taken)
          select exists (select from taken) or exists (select from known), spent, streak from held
          """;

  private static final String END =
      """
      with ended as (delete from fallback_reservation where fallback_id = ? returning *)
      update fallback_use
      set streak = greatest(0, fallback_use.streak - ?),
          micro_usd = case when fallback_use.day = ended.day
                           then greatest(0, fallback_use.micro_usd - ended.micro_usd + ?)
                           else fallback_use.micro_usd end
      from ended
      where fallback_use.workspace = ended.workspace and fallback_use.epoch = ended.epoch
      """;

  private static final String PURGE = "delete from fallback_reservation where reserved_at < ?";

  private static final String PURGE_USES = "delete from fallback_use where streak_at < ?";

  private final Database database;

  public FallbackCapTable(DataSource connections) {
    this.database = new Database(connections);
  }

  /// Whether a fallback would be within the caps now. Promises nothing: only [#reserve] does.
  ///
  /// @param day the day whose money would be used
  /// @param worstCase the most that it can cost, in US dollars
  public CapState peek(
      WorkspaceId workspace, FallbackCaps caps, LocalDate day, BigDecimal worstCase) {
    Use use =
        database
            .query(
                PEEK,
                statement -> bindUsed(statement, workspace, caps, day),
                row -> new Use(false, row.getLong(1), row.getInt(2)))
            .stream()
            .findFirst()
            .orElse(Use.NONE);
    if (use.exceeds(caps, worstCase)) {
      return CapState.MONEY_REACHED;
    }
    return use.streak() < caps.consecutive() ? CapState.WITHIN : CapState.CONSECUTIVE_REACHED;
  }

  /// Sets aside what a fallback may cost and counts it, or neither. Asked again with the same id it
  /// changes nothing more.
  ///
  /// @param day the day whose money is used
  /// @param worstCase the most that it can cost, in US dollars; rounded up to millionths
  public CapReservation reserve(
      String fallbackId,
      WorkspaceId workspace,
      FallbackCaps caps,
      LocalDate day,
      BigDecimal worstCase) {
    List<Use> found = tryReserve(fallbackId, workspace, caps, day, worstCase);
    if (found.isEmpty()) {
      open(workspace, caps, day);
      found = tryReserve(fallbackId, workspace, caps, day, worstCase);
    }
    Use use = found.getFirst();
    if (use.reserved()) {
      return CapReservation.RESERVED;
    }
    return use.exceeds(caps, worstCase)
        ? CapReservation.MONEY_REACHED
        : CapReservation.CONSECUTIVE_REACHED;
  }

  /// Replaces what was set aside by what the fallback has cost. It goes on counting as one.
  ///
  /// @param actual in US dollars
  /// @return whether anything was set aside for it
  public boolean settle(String fallbackId, BigDecimal actual) {
    return end(fallbackId, MicroDollars.roundedUp(actual), 0);
  }

  /// Gives back what was set aside for a fallback that did not take place. It does not count.
  ///
  /// @return whether anything was set aside for it
  public boolean release(String fallbackId) {
    return end(fallbackId, 0, 1);
  }

  /// Removes what was last touched before that moment, which must be more than a day ago. What was
  /// set aside and never settled is used up.
  public void purge(Instant before) {
    database.update(PURGE, delete -> delete.setObject(1, ClaimRow.time(before)));
    database.update(PURGE_USES, delete -> delete.setObject(1, ClaimRow.time(before)));
  }

  private void open(WorkspaceId workspace, FallbackCaps caps, LocalDate day) {
    database.update(
        OPEN,
        statement -> {
          statement.setString(1, workspace.value());
          statement.setLong(2, caps.epoch());
          statement.setObject(3, day);
        });
  }

  private List<Use> tryReserve(
      String fallbackId,
      WorkspaceId workspace,
      FallbackCaps caps,
      LocalDate day,
      BigDecimal worstCase) {
    long micro = MicroDollars.roundedUp(worstCase);
    return database.query(
        RESERVE,
        statement -> {
          bindUsed(statement, workspace, caps, day);
          statement.setString(4, fallbackId);
          statement.setObject(5, day);
          statement.setLong(6, micro);
          statement.setLong(7, micro);
          statement.setLong(8, MicroDollars.roundedDown(caps.usdPerDay()));
          statement.setInt(9, caps.consecutive());
          statement.setString(10, fallbackId);
          statement.setLong(11, micro);
        },
        row -> new Use(row.getBoolean(1), row.getLong(2), row.getInt(3)));
  }

  private boolean end(String fallbackId, long micro, int fallbacksBack) {
    return database.update(
            END,
            statement -> {
              statement.setString(1, fallbackId);
              statement.setInt(2, fallbacksBack);
              statement.setLong(3, micro);
            })
        == 1;
  }

  private static void bindUsed(
      PreparedStatement statement, WorkspaceId workspace, FallbackCaps caps, LocalDate day)
      throws SQLException {
    statement.setObject(1, day);
    statement.setString(2, workspace.value());
    statement.setLong(3, caps.epoch());
  }

  /// What is used at present, before the fallback in question.
  private record Use(boolean reserved, long spent, int streak) {
    static final Use NONE = new Use(false, 0, 0);

    boolean exceeds(FallbackCaps caps, BigDecimal worstCase) {
      return spent + MicroDollars.roundedUp(worstCase) > MicroDollars.roundedDown(caps.usdPerDay());
    }
  }
}
