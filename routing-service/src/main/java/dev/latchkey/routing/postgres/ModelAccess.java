package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Region;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/// Which models an account has used in a region. A denial after that means that access was lost;
/// one without it, that there never was any.
///
/// What was seen to work is also kept in memory, so that a success writes once and not each time.
/// Any thread may use it. Methods that go to PostgreSQL block, throw [DatabaseUnavailable] when it
/// is away, and may be called again with the same arguments after that.
public final class ModelAccess {

  private static final int MOST_IN_MEMORY = 10_000;

  private static final String FIND =
      "select from model_access where account = ? and region = ? and model = ?";

  private static final String NOTE =
      "insert into model_access (account, region, model) values (?, ?, ?) on conflict do nothing";

  private final Database database;
  private final Set<Use> seen = ConcurrentHashMap.newKeySet();

  public ModelAccess(DataSource connections) {
    this.database = new Database(connections);
  }

  /// Whether a call of this account to this model in this region has ever succeeded.
  public boolean hasWorked(AwsAccountId account, Region region, String model) {
    Use use = new Use(account, region, model);
    return seen.contains(use) || isStored(use);
  }

  /// Notes that a call has succeeded.
  public void noteWorked(AwsAccountId account, Region region, String model) {
    Use use = new Use(account, region, model);
    if (seen.contains(use)) {
      return;
    }
    database.update(NOTE, use::bind);
    if (seen.size() >= MOST_IN_MEMORY) {
      seen.clear();
    }
    seen.add(use);
  }

  private boolean isStored(Use use) {
    return !database.query(FIND, use::bind, _ -> true).isEmpty();
  }

  private record Use(AwsAccountId account, Region region, String model) {
    void bind(PreparedStatement statement) throws SQLException {
      statement.setString(1, account.value());
      statement.setString(2, region.name());
      statement.setString(3, model);
    }
  }
}
