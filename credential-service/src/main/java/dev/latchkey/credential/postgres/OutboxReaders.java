package dev.latchkey.credential.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/// Opens readers of the outbox.
@ApplicationScoped
public class OutboxReaders {

  private static final String BACKLOG =
      """
      select count(*), cast(coalesce(extract(epoch from now() - min(created_at)), 0) as bigint)
      from outbox
      """;

  private final PostgresConnections connections;
  private final Transactions transactions;

  @Inject
  public OutboxReaders(PostgresConnections connections, Transactions transactions) {
    this.connections = connections;
    this.transactions = transactions;
  }

  /// A reader with a connection of its own.
  ///
  /// @param news called on the event loop after each commit that added rows
  public Uni<OutboxReader> open(Runnable news) {
    return connections
        .single()
        .chain(
            connection -> {
              OutboxReader reader = new OutboxReader(connection);
              return reader.listen(news).replaceWith(reader).onFailure().call(reader::close);
            });
  }

  /// How many rows wait, and for how long the oldest has.
  public Uni<Backlog> backlog() {
    return transactions.run(
        session ->
            session
                .createNativeQuery(BACKLOG, Object[].class)
                .getSingleResult()
                .map(
                    row ->
                        new Backlog(
                            ((Number) row[0]).longValue(),
                            Duration.ofSeconds(((Number) row[1]).longValue()))));
  }

  /// What waits to be published.
  ///
  /// @param rows how many rows
  /// @param age how long the oldest has waited
  public record Backlog(long rows, Duration age) {}
}
