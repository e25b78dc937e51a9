package dev.latchkey.audit.postgres;

import dev.latchkey.audit.leaf.ChainLink;
import dev.latchkey.audit.merkle.CompleteNode;
import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.postgres.AppendRows.HeadRow;
import dev.latchkey.audit.postgres.AppendRows.IntentRow;
import dev.latchkey.audit.postgres.AppendRows.LeafRow;
import dev.latchkey.audit.siem.AuditedEvent.Place;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// The statements of one append, each for all of its rows: columns travel as arrays, and what is
/// bytes as one value that the server cuts into pieces.
final class AppendStatements {

  private static final String LEAVES =
      """
      insert into leaf (log_id, leaf_index, kind, org, workspace, tseq, leaf)
      select ?1, e.* from unnest(cast(?2 as bigint[]), cast(?3 as text[]), cast(?4 as text[]),
        cast(?5 as text[]), cast(?6 as bigint[]), cast(?7 as text[])) as e
      """;

  private static final String HASHES =
      "insert into hash_run (log_id, first_index, hashes) values (?1, ?2, ?3)";

  private static final String SUBTREES =
      """
      insert into subtree (log_id, level, n, hash)
      select ?1, level, n, decode(hash, 'hex')
      from unnest(cast(?2 as bigint[]), cast(?3 as bigint[]), cast(?4 as text[]))
        as e(level, n, hash)
      """;

  private static final String HEADS =
      """
      select count(*) from move_workspace_heads(?1, cast(?2 as text[]), cast(?3 as text[]),
        cast(?4 as bigint[]), cast(?5 as text[]))
      """;

  private static final String OPEN_INTENTS =
      """
      select count(*) from open_intents(?1, cast(?2 as text[]), cast(?3 as bigint[]),
        cast(?4 as text[]), cast(?5 as text[]), cast(?6 as bigint[]))
      """;

  private static final String CLOSE_INTENTS =
      "select count(*) from close_intents(cast(?1 as text[]))";

  private static final String NOTICES =
      """
      insert into notice (id, endpoint, body)
      select e.* from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[])) as e
      on conflict (id) do nothing
      """;

  private static final String ERASE =
      "select erase_events(?1, ?2, cast(?3 as bigint[]), cast(?4 as bigint[]), ?5)";

  /// The roots of subtrees that are kept: those of each eighth level.
  private static final int LEVELS = 8;

  private final Mutiny.StatelessSession session;
  private final AppendRows rows;
  private final int log;

  AppendStatements(Mutiny.StatelessSession session, AppendRows rows) {
    this.session = session;
    this.rows = rows;
    this.log = rows.after().id();
  }

  /// Runs all that have rows.
  Uni<Void> all() {
    return whenAny(rows.leaves(), this::leaves)
        .chain(() -> whenAny(rows.leaves(), this::hashes))
        .chain(() -> whenAny(subtrees(), this::subtrees))
        .chain(() -> whenAny(rows.events(), events -> EventInsert.of(session, rows)))
        .chain(() -> whenAny(rows.heads(), this::heads))
        .chain(() -> whenAny(DailySum.of(rows), sums -> DailySum.add(session, sums)))
        .chain(() -> whenAny(rows.opened(), this::open))
        .chain(() -> whenAny(rows.ended(), this::close))
        .chain(() -> whenAny(rows.notices(), this::notices))
        .chain(() -> whenAny(rows.erased(), this::erase));
  }

  private Uni<?> leaves(List<LeafRow> leaves) {
    return session
        .createNativeQuery(LEAVES)
        .setParameter(1, log)
        .setParameter(2, numbers(leaves, LeafRow::index))
        .setParameter(3, texts(leaves, each -> each.kind().toString()))
        .setParameter(4, texts(leaves, each -> org(each.link())))
        .setParameter(5, texts(leaves, each -> workspace(each.link())))
        .setParameter(6, leaves.stream().map(AppendStatements::number).toArray(Long[]::new))
        .setParameter(7, texts(leaves, LeafRow::line))
        .executeUpdate();
  }

  private Uni<?> hashes(List<LeafRow> leaves) {
    ByteBuffer hashes = ByteBuffer.allocate(leaves.size() * TreeHash.LENGTH);
    leaves.forEach(each -> hashes.put(each.hash().bytes()));
    return session
        .createNativeQuery(HASHES)
        .setParameter(1, log)
        .setParameter(2, leaves.getFirst().index())
        .setParameter(3, hashes.array())
        .executeUpdate();
  }

  private Uni<?> subtrees(List<CompleteNode> roots) {
    return session
        .createNativeQuery(SUBTREES)
        .setParameter(1, log)
        .setParameter(2, numbers(roots, each -> each.node().level() / LEVELS))
        .setParameter(3, numbers(roots, each -> each.node().index()))
        .setParameter(4, texts(roots, each -> each.hash().toString()))
        .executeUpdate();
  }

  private List<CompleteNode> subtrees() {
    return rows.completed().stream()
        .filter(each -> each.node().level() > 0 && each.node().level() % LEVELS == 0)
        .toList();
  }

  private Uni<?> heads(List<HeadRow> heads) {
    return session
        .createNativeQuery(HEADS, Long.class)
        .setParameter(1, log)
        .setParameter(2, texts(heads, each -> each.link().tenant().org()))
        .setParameter(3, texts(heads, each -> each.link().tenant().workspace()))
        .setParameter(4, numbers(heads, each -> each.link().number()))
        .setParameter(5, texts(heads, each -> each.hash().toString()))
        .getSingleResult();
  }

  private Uni<?> open(List<IntentRow> opened) {
    return session
        .createNativeQuery(OPEN_INTENTS, Long.class)
        .setParameter(1, log)
        .setParameter(2, texts(opened, each -> ColumnText.of(each.fallback())))
        .setParameter(3, numbers(opened, IntentRow::leaf))
        .setParameter(4, texts(opened, each -> each.link().tenant().org()))
        .setParameter(5, texts(opened, each -> each.link().tenant().workspace()))
        .setParameter(6, numbers(opened, each -> each.deadline().toEpochMilli()))
        .getSingleResult();
  }

  private Uni<?> close(List<String> ended) {
    return session
        .createNativeQuery(CLOSE_INTENTS, Long.class)
        .setParameter(1, texts(ended, ColumnText::of))
        .getSingleResult();
  }

  private Uni<?> notices(List<Notice> notices) {
    return session
        .createNativeQuery(NOTICES)
        .setParameter(1, texts(notices, Notice::id))
        .setParameter(2, texts(notices, Notice::endpoint))
        .setParameter(3, texts(notices, Notice::body))
        .executeUpdate();
  }

  private Uni<?> erase(List<ErasedContent> erased) {
    Uni<Void> done = Uni.createFrom().voidItem();
    for (ErasedContent content : erased) {
      done = done.chain(() -> erase(content).replaceWithVoid());
    }
    return done;
  }

  private Uni<?> erase(ErasedContent content) {
    return session
        .createNativeQuery(ERASE, Long.class)
        .setParameter(1, content.org())
        .setParameter(2, log)
        .setParameter(3, numbers(content.places(), Place::index))
        .setParameter(4, numbers(content.places(), Place::item))
        .setParameter(5, content.at().toEpochMilli())
        .getSingleResult();
  }

  private static <T> Uni<Void> whenAny(List<T> all, Function<List<T>, Uni<?>> statement) {
    return all.isEmpty() ? Uni.createFrom().voidItem() : statement.apply(all).replaceWithVoid();
  }

  private static @Nullable Long number(LeafRow leaf) {
    ChainLink link = leaf.link();
    return link == null ? null : link.number();
  }

  static @Nullable String org(@Nullable ChainLink link) {
    return link == null ? null : link.tenant().org();
  }

  static @Nullable String workspace(@Nullable ChainLink link) {
    return link == null ? null : link.tenant().workspace();
  }

  static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> column) {
    @Nullable String[] texts = new String[all.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = column.apply(all.get(i));
    }
    return texts;
  }

  static <T> Long[] numbers(List<T> all, ToLongFunction<T> column) {
    return all.stream().map(each -> column.applyAsLong(each)).toArray(Long[]::new);
  }
}
