package dev.latchkey.audit.postgres;

import static dev.latchkey.audit.postgres.AppendStatements.numbers;
import static dev.latchkey.audit.postgres.AppendStatements.texts;

import dev.latchkey.audit.leaf.DataHash;
import dev.latchkey.audit.postgres.AppendRows.EventRow;
import dev.latchkey.audit.postgres.EventColumns.Call;
import dev.latchkey.audit.postgres.EventColumns.Request;
import dev.latchkey.audit.postgres.EventColumns.Ruling;
import dev.latchkey.audit.postgres.EventColumns.Tokens;
import dev.latchkey.audit.postgres.EventColumns.What;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Inserts the events of an append in one statement. The bytes of all travel as one value, without
/// a detour through text, and the server cuts them.
final class EventInsert {

  private static final String INSERT =
      """
      insert into event (log_id, stored_at, topic, leaf_index, item, occurred_at, org, workspace,
        kafka_offset, type, event, event_id, source, request_source, request_id, fallback_id,
        user_id, conversation, actor, model, region, error_code, payer, decision, reason,
        tokens_input, tokens_output, tokens_cache_read, tokens_cache_write, cost_usd, raw, salt)
      select ?1, ?2, ?3, leaf, item, at, org, ws, o, type, ev, id, source, rs, ri, fb, usr, conv,
        actor, model, region, error, payer, decision, reason, ti, tot, tr, tw,
        cast(cost as numeric), substring(raws from cast(begins as integer) for cast(size as integer)),
        substring(salts from cast((n - 1) * ?4 + 1 as integer) for ?5)
      from unnest(cast(?6 as bigint[]), cast(?7 as bigint[]), cast(?8 as bigint[]),
        cast(?9 as text[]), cast(?10 as text[]), cast(?11 as bigint[]), cast(?12 as text[]),
        cast(?13 as text[]), cast(?14 as text[]), cast(?15 as text[]), cast(?16 as text[]),
        cast(?17 as text[]), cast(?18 as text[]), cast(?19 as text[]), cast(?20 as text[]),
        cast(?21 as text[]), cast(?22 as text[]), cast(?23 as text[]), cast(?24 as text[]),
        cast(?25 as text[]), cast(?26 as text[]), cast(?27 as text[]), cast(?28 as bigint[]),
        cast(?29 as bigint[]), cast(?30 as bigint[]), cast(?31 as bigint[]), cast(?32 as text[]),
        cast(?33 as bigint[]), cast(?34 as bigint[])) with ordinality
        as e(leaf, item, at, org, ws, o, type, ev, id, source, rs, ri, fb, usr, conv, actor, model,
          region, error, payer, decision, reason, ti, tot, tr, tw, cost, begins, size, n)
      cross join (select cast(?35 as bytea) as raws, cast(?36 as bytea) as salts) as bytes
      """;

  private final List<EventRow> events;
  private final Instant storedAt;

  private EventInsert(AppendRows rows) {
    this.events = rows.events();
    this.storedAt = rows.storedAt();
  }

  static Uni<Integer> of(Mutiny.StatelessSession session, AppendRows rows) {
    Mutiny.Query<?> insert =
        session
            .createNativeQuery(INSERT)
            .setParameter(1, rows.after().id())
            .setParameter(2, rows.storedAt().toEpochMilli())
            .setParameter(3, rows.after().partition().topic())
            .setParameter(4, DataHash.SALT_LENGTH)
            .setParameter(5, DataHash.SALT_LENGTH);
    return new EventInsert(rows).columns(insert).executeUpdate();
  }

  private Mutiny.Query<?> columns(Mutiny.Query<?> insert) {
    insert
        .setParameter(6, numbers(events, EventRow::leaf))
        .setParameter(7, numbers(events, EventRow::item))
        .setParameter(8, numbers(events, each -> occurredAt(each).toEpochMilli()))
        .setParameter(9, texts(events, each -> AppendStatements.org(each.link())))
        .setParameter(10, texts(events, each -> AppendStatements.workspace(each.link())))
        .setParameter(11, numbers(events, EventRow::offset))
        .setParameter(12, of(EventColumns::what, What::type))
        .setParameter(13, of(EventColumns::what, What::event))
        .setParameter(14, of(EventColumns::what, What::id))
        .setParameter(15, of(EventColumns::what, What::source))
        .setParameter(16, of(EventColumns::request, Request::source))
        .setParameter(17, of(EventColumns::request, Request::id))
        .setParameter(18, of(EventColumns::request, Request::fallback))
        .setParameter(19, of(EventColumns::request, Request::user))
        .setParameter(20, of(EventColumns::request, Request::conversation))
        .setParameter(21, of(EventColumns::actor, actor -> actor))
        .setParameter(22, of(EventColumns::call, Call::model))
        .setParameter(23, of(EventColumns::call, Call::region))
        .setParameter(24, of(EventColumns::call, Call::errorCode))
        .setParameter(25, of(EventColumns::call, Call::payer))
        .setParameter(26, of(EventColumns::ruling, Ruling::decision))
        .setParameter(27, of(EventColumns::ruling, Ruling::reason))
        .setParameter(28, tokens(Tokens::input))
        .setParameter(29, tokens(Tokens::output))
        .setParameter(30, tokens(Tokens::cacheRead))
        .setParameter(31, tokens(Tokens::cacheWrite))
        .setParameter(32, of(EventColumns::call, EventInsert::cost));
    return bytes(insert);
  }

  private Mutiny.Query<?> bytes(Mutiny.Query<?> insert) {
    Long[] begins = new Long[events.size()];
    long begin = 1;
    for (int i = 0; i < begins.length; i++) {
      begins[i] = begin;
      begin += events.get(i).bytes().size();
    }
    ByteBuffer raws = ByteBuffer.allocate(Math.toIntExact(begin - 1));
    ByteBuffer salts = ByteBuffer.allocate(events.size() * DataHash.SALT_LENGTH);
    for (EventRow each : events) {
      raws.put(each.bytes().raw());
      salts.put(each.bytes().salt());
    }
    return insert
        .setParameter(33, begins)
        .setParameter(34, numbers(events, each -> each.bytes().size()))
        .setParameter(35, raws.array())
        .setParameter(36, salts.array());
  }

  private Instant occurredAt(EventRow event) {
    EventColumns columns = event.columns();
    Instant time = columns == null ? null : columns.what().time();
    return time == null ? storedAt : time;
  }

  private <P> @Nullable String[] of(
      Function<EventColumns, @Nullable P> part, Function<P, @Nullable String> column) {
    return texts(events, each -> ColumnText.of(get(each, part, column)));
  }

  private @Nullable Long[] tokens(Function<Tokens, Long> column) {
    @Nullable Long[] tokens = new Long[events.size()];
    for (int i = 0; i < tokens.length; i++) {
      Tokens told = get(events.get(i), EventColumns::call, Call::tokens);
      tokens[i] = told == null ? null : column.apply(told);
    }
    return tokens;
  }

  private static <P, C> @Nullable C get(
      EventRow event, Function<EventColumns, @Nullable P> part, Function<P, @Nullable C> column) {
    EventColumns columns = event.columns();
    P found = columns == null ? null : part.apply(columns);
    return found == null ? null : column.apply(found);
  }

  private static @Nullable String cost(Call call) {
    BigDecimal cost = call.costUsd();
    return cost == null ? null : cost.toPlainString();
  }
}
