package dev.latchkey.audit.flow.query;

import dev.latchkey.audit.flow.Errors;
import dev.latchkey.audit.flow.Reply;
import dev.latchkey.audit.postgres.DatabaseUnavailableException;
import dev.latchkey.audit.postgres.Summaries;
import dev.latchkey.audit.query.DayCount;
import dev.latchkey.audit.query.DayRange;
import dev.latchkey.audit.query.DaySpend;
import dev.latchkey.audit.query.DayTokens;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Sums up an organisation's events by day.
@ApplicationScoped
public class Summarize {

  private final Summaries summaries;

  @Inject
  public Summarize(Summaries summaries) {
    this.summaries = summaries;
  }

  /// Fallbacks and refusals, by reason.
  public Uni<Reply<List<DayCount>>> fallbacks(OrgId org, DayRange range) {
    return given(summaries.fallbacks(org, range));
  }

  /// What calls cost, by payer.
  public Uni<Reply<List<DaySpend>>> spend(OrgId org, DayRange range) {
    return given(summaries.spend(org, range));
  }

  /// The tokens of calls, by payer and model.
  public Uni<Reply<List<DayTokens>>> tokens(OrgId org, DayRange range) {
    return given(summaries.tokens(org, range));
  }

  private static <T> Uni<Reply<T>> given(Uni<T> summary) {
    return summary
        .<Reply<T>>map(Reply.Given::new)
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()));
  }
}
