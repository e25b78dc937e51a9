package dev.latchkey.routing.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.junit.WithPostgres;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.routing.fixture.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@WithPostgres
class ModelAccessTest {

  private static final AwsAccountId ACCOUNT = new AwsAccountId("111111111111");
  private static final Region REGION = new Region("eu-central-1");

  private final DataSource database = TestDatabase.apart("statements");
  private final ModelAccess access = new ModelAccess(database);
  private final String model = "anthropic.claude-" + UUID.randomUUID();

  @Test
  void knowsWhatHasWorkedEvenInAnotherProcess() {
    // When
    access.noteWorked(ACCOUNT, REGION, model);
    access.noteWorked(ACCOUNT, REGION, model);

    // Then
    assertThat(access.hasWorked(ACCOUNT, REGION, model)).isTrue();
    assertThat(new ModelAccess(database).hasWorked(ACCOUNT, REGION, model)).isTrue();
  }

  @Test
  void knowsItForThatAccountRegionAndModelOnly() {
    // When
    access.noteWorked(ACCOUNT, REGION, model);

    // Then
    assertThat(access.hasWorked(new AwsAccountId("222222222222"), REGION, model)).isFalse();
    assertThat(access.hasWorked(ACCOUNT, new Region("eu-west-1"), model)).isFalse();
    assertThat(access.hasWorked(ACCOUNT, REGION, model + "-v2")).isFalse();
  }

  @Test
  void writesASuccessOnce() throws SQLException {
    // Given
    access.noteWorked(ACCOUNT, REGION, model);
    Sql.execute(database, "delete from model_access where model = ?", model);

    // When
    access.noteWorked(ACCOUNT, REGION, model);

    // Then
    assertThat(access.hasWorked(ACCOUNT, REGION, model)).isTrue();
    assertThat(new ModelAccess(database).hasWorked(ACCOUNT, REGION, model)).isFalse();
  }
}
