package dev.latchkey.audit.postgres;

import dev.latchkey.audit.merkle.TreeHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// What an export is made of, in pieces that fit into memory: each is read in a transaction of its
/// own, so that a reader who is slow holds nothing.
@ApplicationScoped
public class BundlePages {

  /// Leaves of the organisation and of the whole log, each from an index of its own.
  private static final String LEAVES =
      """
      with page as (
        (select leaf_index, leaf from leaf
          where org = ?1 and log_id = ?2 and leaf_index >= ?3 and leaf_index < ?4
          order by leaf_index limit ?5)
        union all
        (select leaf_index, leaf from leaf
          where org is null and log_id = ?2 and leaf_index >= ?3 and leaf_index < ?4
          order by leaf_index limit ?5)
        order by leaf_index limit ?5)
      select leaf_index, leaf,
             (select coalesce(sum(length(raw)), 0) from event
               where event.org = ?1 and event.log_id = ?2 and event.leaf_index = page.leaf_index)
      from page order by leaf_index
      """;

  private static final String EVENTS =
      """
      select leaf_index, item, raw, salt, hash from event
      where org = ?1 and log_id = ?2 and leaf_index >= ?3 and leaf_index <= ?4
      order by leaf_index, item
      """;

  private static final String HASHES =
      """
      select first_index, hashes from hash_run
      where log_id = ?1 and first_index >= coalesce(
          (select max(first_index) from hash_run where log_id = ?1 and first_index <= ?2), 0)
        and first_index < ?3
      order by first_index limit ?4
      """;

  private static final String DELETIONS =
      """
      select count(*) from leaf
      where org = ?1 and log_id = ?2 and leaf_index >= ?3 and kind in ('erasure', 'expiry')
      """;

  private static final int LEAVES_IN_A_PAGE = 500;
  private static final int RUNS_IN_A_PAGE = 64;
  private static final long BYTES_IN_A_PAGE = 1 << 20;

  private final Transactions transactions;

  @Inject
  public BundlePages(Transactions transactions) {
    this.transactions = transactions;
  }

  /// A leaf with what is left of the events that it commits to.
  ///
  /// @param items by their numbers
  public record LeafPage(long index, String leaf, Map<Integer, Item> items) {}

  /// An event: its bytes and salt, or only their hash once it was erased.
  ///
  /// @param raw in base64; null when it was erased
  /// @param salt in hexadecimal digits; null when it was erased
  /// @param hash in hexadecimal digits; null as long as raw and salt are there
  public record Item(@Nullable String raw, @Nullable String salt, @Nullable String hash) {}

  /// The next leaves of a log that an organisation may see: about a mebibyte of content, and one
  /// leaf at least. None when there are no more.
  ///
  /// @param from the first that is wanted
  /// @param past the first that is not
  public Uni<List<LeafPage>> leaves(String org, int log, long from, long past) {
    return transactions.runFor(
        org,
        session ->
            session
                .createNativeQuery(LEAVES, Object[].class)
                .setParameter(1, org)
                .setParameter(2, log)
                .setParameter(3, from)
                .setParameter(4, past)
                .setParameter(5, LEAVES_IN_A_PAGE)
                .getResultList()
                .map(BundlePages::fitting)
                .chain(page -> withItems(session, org, log, page)));
  }

  private static List<Object[]> fitting(List<Object[]> leaves) {
    List<Object[]> page = new ArrayList<>();
    long bytes = 0;
    for (Object[] leaf : leaves) {
      bytes += number(leaf[2]);
      if (!page.isEmpty() && bytes > BYTES_IN_A_PAGE) {
        break;
      }
      page.add(leaf);
    }
    return page;
  }

  private static Uni<List<LeafPage>> withItems(
      Mutiny.StatelessSession session, String org, int log, List<Object[]> leaves) {
    if (leaves.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return session
        .createNativeQuery(EVENTS, Object[].class)
        .setParameter(1, org)
        .setParameter(2, log)
        .setParameter(3, number(leaves.getFirst()[0]))
        .setParameter(4, number(leaves.getLast()[0]))
        .getResultList()
        .map(events -> pages(leaves, events));
  }

  private static List<LeafPage> pages(List<Object[]> leaves, List<Object[]> events) {
    Map<Long, Map<Integer, Item>> items = new HashMap<>();
    for (Object[] event : events) {
      items
          .computeIfAbsent(number(event[0]), _ -> new HashMap<>())
          .put(
              ((Number) event[1]).intValue(),
              item((byte[]) event[2], (byte[]) event[3], (byte[]) event[4]));
    }
    return leaves.stream()
        .map(
            leaf -> {
              long index = number(leaf[0]);
              return new LeafPage(index, (String) leaf[1], items.getOrDefault(index, Map.of()));
            })
        .toList();
  }

  private static Item item(byte @Nullable [] raw, byte @Nullable [] salt, byte @Nullable [] hash) {
    return new Item(
        raw == null ? null : Base64.getEncoder().encodeToString(raw),
        salt == null ? null : HexFormat.of().formatHex(salt),
        hash == null ? null : HexFormat.of().formatHex(hash));
  }

  /// The next hashes of a log's leaves, one after the other; none when there are no more. Where the
  /// database lacks some, there are zeros, so that every hash stands at its place.
  public Uni<byte[]> hashes(int log, long from, long past) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(HASHES, Object[].class)
                .setParameter(1, log)
                .setParameter(2, from)
                .setParameter(3, past)
                .setParameter(4, RUNS_IN_A_PAGE)
                .getResultList()
                .map(runs -> joined(runs, from, past)));
  }

  private static byte[] joined(List<Object[]> runs, long from, long past) {
    long end = from;
    for (Object[] run : runs) {
      end = Math.max(end, number(run[0]) + ((byte[]) run[1]).length / TreeHash.LENGTH);
    }
    int most = RUNS_IN_A_PAGE * 4096;
    long until = Math.min(Math.min(end, past), from + most);
    byte[] all = new byte[(int) (until - from) * TreeHash.LENGTH];
    runs.forEach(run -> place((byte[]) run[1], number(run[0]) - from, all));
    return all;
  }

  private static void place(byte[] hashes, long at, byte[] all) {
    long begin = Math.max(at * TreeHash.LENGTH, 0);
    long skipped = begin - at * TreeHash.LENGTH;
    long length = Math.min(hashes.length - skipped, all.length - begin);
    if (length > 0) {
      System.arraycopy(hashes, (int) skipped, all, (int) begin, (int) length);
    }
  }

  /// Whether something was deleted after the log had this size: what was read since may be of
  /// before or after that.
  public Uni<Boolean> deletedSince(String org, int log, long size) {
    return transactions.runFor(
        org,
        session ->
            session
                .createNativeQuery(DELETIONS, Long.class)
                .setParameter(1, org)
                .setParameter(2, log)
                .setParameter(3, size)
                .getSingleResult()
                .map(count -> count > 0));
  }

  /// The leaf at a place of a log, if the organisation may see it.
  public Uni<Optional<String>> leaf(String org, int log, long index) {
    return transactions.runFor(
        org,
        session ->
            session
                .createNativeQuery(
                    """
                    select leaf from leaf
                    where log_id = ?1 and leaf_index = ?2 and (org = ?3 or org is null)
                    """,
                    String.class)
                .setParameter(1, log)
                .setParameter(2, index)
                .setParameter(3, org)
                .getResultList()
                .map(leaves -> leaves.stream().findFirst()));
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
