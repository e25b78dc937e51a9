package dev.latchkey.audit.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// What waits to be told.
@ApplicationScoped
public class Notices {

  private static final String READ = "select id, endpoint, body from notice order by id limit ?1";
  private static final String FORGET = "delete from notice where id = any(cast(?1 as text[]))";
  private static final String ADD =
      "insert into notice (id, endpoint, body) values (?1, ?2, ?3) on conflict (id) do nothing";

  private final Transactions transactions;

  @Inject
  public Notices(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Some of them, or none when there are none.
  public Uni<List<Notice>> read(int most) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(READ, Object[].class)
                .setParameter(1, most)
                .getResultList()
                .map(rows -> rows.stream().map(Notices::notice).toList()));
  }

  /// Adds one, unless it is there.
  public Uni<Void> add(Notice notice) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ADD)
                .setParameter(1, notice.id())
                .setParameter(2, notice.endpoint())
                .setParameter(3, notice.body())
                .executeUpdate()
                .replaceWithVoid());
  }

  /// Forgets those that were told.
  public Uni<Void> forget(List<Notice> told) {
    String[] ids = told.stream().map(Notice::id).toArray(String[]::new);
    return transactions.run(
        session ->
            session
                .createNativeQuery(FORGET)
                .setParameter(1, ids)
                .executeUpdate()
                .replaceWithVoid());
  }

  private static Notice notice(Object[] row) {
    return new Notice((String) row[0], (String) row[1], (String) row[2]);
  }
}
