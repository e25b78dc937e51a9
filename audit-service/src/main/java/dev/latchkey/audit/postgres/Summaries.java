package dev.latchkey.audit.postgres;

import dev.latchkey.audit.query.DayCount;
import dev.latchkey.audit.query.DayRange;
import dev.latchkey.audit.query.DaySpend;
import dev.latchkey.audit.query.DayTokens;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/// Counts and sums by day of one organisation, from the table `daily`, which every append keeps. An
/// erasure or the end of retention does not change them: they name nobody.
@ApplicationScoped
public class Summaries {

  private static final String FALLBACKS =
      """
      select cast(day as text), event, nullif(reason, ''), cast(sum(count) as bigint)
      from daily
      where org = ?1 and day between cast(cast(?2 as text) as date) and cast(cast(?3 as text) as date)
        and (cast(?4 as text) = '' or workspace = cast(?4 as text))
        and event in ('intent', 'served', 'failed', 'refused', 'not-executed')
      group by day, event, reason order by day, event, reason
      """;

  private static final String SPEND =
      """
      select cast(day as text), nullif(payer, ''), cast(sum(count) as bigint), sum(cost_usd)
      from daily
      where org = ?1 and day between cast(cast(?2 as text) as date) and cast(cast(?3 as text) as date)
        and (cast(?4 as text) = '' or workspace = cast(?4 as text)) and event = 'attempt'
      group by day, payer order by day, payer
      """;

  private static final String TOKENS =
      """
      select cast(day as text), nullif(payer, ''), nullif(model, ''),
             cast(sum(tokens_input) as bigint), cast(sum(tokens_output) as bigint),
             cast(sum(tokens_cache_read) as bigint), cast(sum(tokens_cache_write) as bigint)
      from daily
      where org = ?1 and day between cast(cast(?2 as text) as date) and cast(cast(?3 as text) as date)
        and (cast(?4 as text) = '' or workspace = cast(?4 as text)) and event = 'attempt'
      group by day, payer, model order by day, payer, model
      """;

  private final Transactions transactions;

  @Inject
  public Summaries(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Fallback events by day and reason.
  public Uni<List<DayCount>> fallbacks(OrgId org, DayRange range) {
    return rows(
        FALLBACKS,
        org,
        range,
        row -> new DayCount(day(row), (String) row[1], (String) row[2], number(row[3])));
  }

  /// Attempts and what they cost by day and payer.
  public Uni<List<DaySpend>> spend(OrgId org, DayRange range) {
    return rows(
        SPEND,
        org,
        range,
        row -> new DaySpend(day(row), (String) row[1], number(row[2]), (BigDecimal) row[3]));
  }

  /// Tokens of attempts by day, payer and model.
  public Uni<List<DayTokens>> tokens(OrgId org, DayRange range) {
    return rows(
        TOKENS,
        org,
        range,
        row ->
            new DayTokens(
                day(row),
                (String) row[1],
                (String) row[2],
                number(row[3]),
                number(row[4]),
                number(row[5]),
                number(row[6])));
  }

  private <T> Uni<List<T>> rows(
      String sql, OrgId org, DayRange range, Function<Object[], T> reading) {
    return transactions.runFor(
        org.value(),
        session ->
            session
                .createNativeQuery(sql, Object[].class)
                .setParameter(1, org.value())
                .setParameter(2, range.first().toString())
                .setParameter(3, range.last().toString())
                .setParameter(4, range.workspace() == null ? "" : range.workspace().value())
                .getResultList()
                .map(rows -> rows.stream().map(reading).toList()));
  }

  private static LocalDate day(Object[] row) {
    return LocalDate.parse((String) row[0]);
  }

  private static long number(Object cell) {
    return ((Number) cell).longValue();
  }
}
