package dev.latchkey.audit.postgres;

import static dev.latchkey.audit.postgres.AppendStatements.numbers;
import static dev.latchkey.audit.postgres.AppendStatements.texts;

import dev.latchkey.audit.leaf.ChainLink;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.postgres.AppendRows.EventRow;
import dev.latchkey.audit.postgres.EventColumns.Call;
import dev.latchkey.audit.postgres.EventColumns.Ruling;
import dev.latchkey.audit.postgres.EventColumns.Tokens;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Counts and sums of the events of an append that summaries count together.
///
/// @param key what they have in common
record DailySum(Key key, long count, Tokens tokens, BigDecimal costUsd) {

  private static final String ADD =
      """
      select count(*) from add_to_daily(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]),
        cast(?4 as text[]), cast(?5 as text[]), cast(?6 as text[]), cast(?7 as text[]),
        cast(?8 as text[]), cast(?9 as bigint[]), cast(?10 as bigint[]), cast(?11 as bigint[]),
        cast(?12 as bigint[]), cast(?13 as bigint[]), cast(?14 as text[]))
      """;

  private static final Tokens NONE = new Tokens(0, 0, 0, 0);

  /// More than any call takes, and few enough that sums do not overflow.
  private static final long MOST_TOKENS = 1_000_000_000_000L;

  /// Times that PostgreSQL has dates for, whatever a publisher's clock says.
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /// The columns of the primary key of `daily`; empty for what an event does not have.
  record Key(
      Tenant tenant,
      LocalDate day,
      String event,
      String reason,
      String errorCode,
      String payer,
      String model) {}

  /// The sums over all events of tenants.
  static List<DailySum> of(AppendRows rows) {
    Map<Key, DailySum> sums = new HashMap<>();
    for (EventRow row : rows.events()) {
      ChainLink link = row.link();
      EventColumns columns = row.columns();
      if (link != null && columns != null) {
        DailySum one = one(link.tenant(), columns, rows.storedAt());
        sums.merge(one.key(), one, DailySum::plus);
      }
    }
    return List.copyOf(sums.values());
  }

  static Uni<Long> add(Mutiny.StatelessSession session, List<DailySum> sums) {
    return session
        .createNativeQuery(ADD, Long.class)
        .setParameter(1, texts(sums, each -> each.key().tenant().org()))
        .setParameter(2, texts(sums, each -> each.key().tenant().workspace()))
        .setParameter(3, texts(sums, each -> each.key().day().toString()))
        .setParameter(4, texts(sums, each -> each.key().event()))
        .setParameter(5, texts(sums, each -> each.key().reason()))
        .setParameter(6, texts(sums, each -> each.key().errorCode()))
        .setParameter(7, texts(sums, each -> each.key().payer()))
        .setParameter(8, texts(sums, each -> each.key().model()))
        .setParameter(9, numbers(sums, DailySum::count))
        .setParameter(10, numbers(sums, each -> each.tokens().input()))
        .setParameter(11, numbers(sums, each -> each.tokens().output()))
        .setParameter(12, numbers(sums, each -> each.tokens().cacheRead()))
        .setParameter(13, numbers(sums, each -> each.tokens().cacheWrite()))
        .setParameter(14, texts(sums, each -> each.costUsd().toPlainString()))
        .getSingleResult();
  }

  private static DailySum one(Tenant tenant, EventColumns columns, Instant storedAt) {
    Call call = columns.call();
    Ruling ruling = columns.ruling();
    Tokens tokens = call == null ? null : call.tokens();
    BigDecimal cost = call == null ? null : call.costUsd();
    Key key =
        new Key(
            tenant,
            day(columns.what().time(), storedAt),
            text(columns.what().event()),
            text(ruling == null ? null : ruling.reason()),
            text(call == null ? null : call.errorCode()),
            text(call == null ? null : call.payer()),
            text(call == null ? null : call.model()));
    return new DailySum(
        key, 1, tokens == null ? NONE : bounded(tokens), cost == null ? BigDecimal.ZERO : cost);
  }

  private static LocalDate day(@Nullable Instant time, Instant storedAt) {
    boolean usable = time != null && !time.isBefore(Instant.EPOCH) && time.isBefore(LAST);
    return LocalDate.ofInstant(time != null && usable ? time : storedAt, ZoneOffset.UTC);
  }

  private static Tokens bounded(Tokens tokens) {
    return new Tokens(
        Math.clamp(tokens.input(), 0, MOST_TOKENS),
        Math.clamp(tokens.output(), 0, MOST_TOKENS),
        Math.clamp(tokens.cacheRead(), 0, MOST_TOKENS),
        Math.clamp(tokens.cacheWrite(), 0, MOST_TOKENS));
  }

  private DailySum plus(DailySum other) {
    Tokens more = other.tokens;
    return new DailySum(
        key,
        count + other.count,
        new Tokens(
            tokens.input() + more.input(),
            tokens.output() + more.output(),
            tokens.cacheRead() + more.cacheRead(),
            tokens.cacheWrite() + more.cacheWrite()),
        costUsd.add(other.costUsd));
  }

  private static String text(@Nullable String column) {
    String text = ColumnText.of(column);
    return text == null ? "" : text;
  }
}
