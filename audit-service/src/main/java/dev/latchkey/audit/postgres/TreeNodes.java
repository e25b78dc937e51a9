package dev.latchkey.audit.postgres;

import dev.latchkey.audit.merkle.Frontier;
import dev.latchkey.audit.merkle.Node;
import dev.latchkey.audit.merkle.TreeHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reads nodes of the logs' trees. Kept are the hashes of leaves and the roots of complete subtrees
/// of 256^n leaves; every other node is made from at most 128 of these.
@ApplicationScoped
public class TreeNodes {

  /// Every eighth level is kept.
  private static final int LEVELS = 8;

  /// The run that a range begins in begins before it.
  private static final String LEAF_HASHES =
      """
      select wanted.first, greatest(run.first_index, wanted.first),
             substring(run.hashes
                       from cast(greatest(wanted.first - run.first_index, 0) * 32 + 1 as int)
                       for cast((wanted.past - greatest(run.first_index, wanted.first)) * 32 as int))
      from unnest(cast(?2 as bigint[]), cast(?3 as bigint[])) as wanted(first, past)
      join hash_run run
        on run.log_id = ?1
        and run.first_index < wanted.past
        and run.first_index >= coalesce(
          (select max(first_index) from hash_run
            where log_id = ?1 and first_index <= wanted.first), 0)
      order by run.first_index
      """;

  private static final String SUBTREES =
      """
      select tree.level, tree.n, tree.hash
      from unnest(cast(?2 as bigint[]), cast(?3 as bigint[]), cast(?4 as bigint[]))
        as wanted(level, first, past)
      join subtree tree
        on tree.log_id = ?1 and tree.level = wanted.level
        and tree.n >= wanted.first and tree.n < wanted.past
      """;

  private final Transactions transactions;

  @Inject
  public TreeNodes(Transactions transactions) {
    this.transactions = transactions;
  }

  /// The hashes of these nodes. A node that is not whole in the database is left out.
  public Uni<Map<Node, TreeHash>> read(int log, Collection<Node> nodes) {
    List<Range> ranges = nodes.stream().map(Range::of).toList();
    return transactions.run(
        session ->
            kept(session, log, ranges)
                .map(
                    kept -> {
                      Map<Node, TreeHash> found = new HashMap<>();
                      ranges.forEach(
                          range -> range.root(kept).ifPresent(it -> found.put(range.node(), it)));
                      return found;
                    }));
  }

  private static Uni<Map<Node, TreeHash>> kept(
      Mutiny.StatelessSession session, int log, List<Range> ranges) {
    Map<Node, TreeHash> kept = new HashMap<>();
    List<Range> leaves = ranges.stream().filter(range -> range.level() == 0).toList();
    List<Range> subtrees = ranges.stream().filter(range -> range.level() > 0).toList();
    return leafHashes(session, log, leaves, kept)
        .chain(() -> subtrees(session, log, subtrees, kept))
        .replaceWith(kept);
  }

  private static Uni<Void> leafHashes(
      Mutiny.StatelessSession session, int log, List<Range> ranges, Map<Node, TreeHash> kept) {
    if (ranges.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(LEAF_HASHES, Object[].class)
        .setParameter(1, log)
        .setParameter(2, numbers(ranges, Range::first))
        .setParameter(3, numbers(ranges, Range::past))
        .getResultList()
        .invoke(rows -> rows.forEach(row -> putRun(row, kept)))
        .replaceWithVoid();
  }

  private static void putRun(Object[] row, Map<Node, TreeHash> kept) {
    long index = ((Number) row[1]).longValue();
    byte[] hashes = (byte[]) row[2];
    for (int at = 0; at + TreeHash.LENGTH <= hashes.length; at += TreeHash.LENGTH) {
      byte[] hash = Arrays.copyOfRange(hashes, at, at + TreeHash.LENGTH);
      kept.put(new Node(0, index++), TreeHash.of(hash));
    }
  }

  private static Uni<Void> subtrees(
      Mutiny.StatelessSession session, int log, List<Range> ranges, Map<Node, TreeHash> kept) {
    if (ranges.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(SUBTREES, Object[].class)
        .setParameter(1, log)
        .setParameter(2, numbers(ranges, range -> range.level() / LEVELS))
        .setParameter(3, numbers(ranges, Range::first))
        .setParameter(4, numbers(ranges, Range::past))
        .getResultList()
        .invoke(rows -> rows.forEach(row -> putSubtree(row, kept)))
        .replaceWithVoid();
  }

  private static void putSubtree(Object[] row, Map<Node, TreeHash> kept) {
    int level = ((Number) row[0]).intValue() * LEVELS;
    kept.put(new Node(level, ((Number) row[1]).longValue()), TreeHash.of((byte[]) row[2]));
  }

  private static Long[] numbers(List<Range> ranges, ToLongFunction<Range> column) {
    return ranges.stream().map(column::applyAsLong).toArray(Long[]::new);
  }

  /// The kept nodes below a node.
  ///
  /// @param level theirs
  /// @param first the number of the first of them
  /// @param past the number after the last
  private record Range(Node node, int level, long first, long past) {

    static Range of(Node node) {
      int above = node.level() % LEVELS;
      long first = node.index() << above;
      return new Range(node, node.level() - above, first, first + (1L << above));
    }

    Optional<TreeHash> root(Map<Node, TreeHash> kept) {
      List<TreeHash> below = new ArrayList<>();
      for (long index = first; index < past; index++) {
        TreeHash hash = kept.get(new Node(level, index));
        if (hash == null) {
          return Optional.empty();
        }
        below.add(hash);
      }
      return Optional.of(Frontier.EMPTY.append(below).frontier().root());
    }
  }
}
