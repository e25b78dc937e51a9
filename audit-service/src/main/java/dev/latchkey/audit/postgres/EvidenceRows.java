package dev.latchkey.audit.postgres;

import dev.latchkey.audit.query.Evidence;
import dev.latchkey.audit.siem.AuditedEvent.Place;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reads what the proofs of single events rest on.
@ApplicationScoped
public class EvidenceRows {

  private static final String LEAF =
      "select leaf from leaf where org = ?1 and log_id = ?2 and leaf_index = ?3";

  private static final String ITEMS =
      """
      select item, encode(coalesce(hash, sha256(salt || raw)), 'hex'),
             case when item = ?4 then encode(salt, 'hex') end,
             case when item = ?4 then replace(encode(raw, 'base64'), chr(10), '') end
      from event where org = ?1 and log_id = ?2 and leaf_index = ?3 order by item
      """;

  private final Transactions transactions;

  @Inject
  public EvidenceRows(Transactions transactions) {
    this.transactions = transactions;
  }

  /// The evidence of an event that is there.
  public Uni<Evidence> of(OrgId org, Place place) {
    return transactions.runFor(
        org.value(),
        session ->
            leaf(session, org, place)
                .chain(
                    leaf -> items(session, org, place).map(items -> evidence(leaf, items, place))));
  }

  private static Uni<String> leaf(Mutiny.StatelessSession session, OrgId org, Place place) {
    return session
        .createNativeQuery(LEAF, String.class)
        .setParameter(1, org.value())
        .setParameter(2, place.log())
        .setParameter(3, place.index())
        .getSingleResult();
  }

  private static Uni<List<Object[]>> items(
      Mutiny.StatelessSession session, OrgId org, Place place) {
    return session
        .createNativeQuery(ITEMS, Object[].class)
        .setParameter(1, org.value())
        .setParameter(2, place.log())
        .setParameter(3, place.index())
        .setParameter(4, place.item())
        .getResultList();
  }

  private static Evidence evidence(String leaf, List<Object[]> items, Place place) {
    Object[] own =
        items.stream().filter(item -> item[0].equals(place.item())).findFirst().orElseThrow();
    return new Evidence(
        leaf,
        items.stream().map(item -> (String) item[1]).toList(),
        (String) own[2],
        (String) own[3]);
  }
}
