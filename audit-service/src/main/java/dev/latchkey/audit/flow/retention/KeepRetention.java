package dev.latchkey.audit.flow.retention;

import dev.latchkey.audit.flow.Errors;
import dev.latchkey.audit.flow.Reply;
import dev.latchkey.audit.kafka.AdminEvents;
import dev.latchkey.audit.postgres.DatabaseUnavailableException;
import dev.latchkey.audit.postgres.Retentions;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows and changes for how long an organisation's events keep their content.
@ApplicationScoped
public class KeepRetention {

  private final Retentions retentions;
  private final AdminEvents adminEvents;
  private final RetentionSettings settings;

  @Inject
  public KeepRetention(Retentions retentions, AdminEvents adminEvents, RetentionSettings settings) {
    this.retentions = retentions;
    this.adminEvents = adminEvents;
    this.settings = settings;
  }

  /// What holds.
  public Uni<Reply<Retention>> show(OrgId org) {
    return retentions
        .find(org)
        .<Reply<Retention>>map(chosen -> new Reply.Given<>(retention(chosen.orElse(null))))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()));
  }

  /// Changes it, once the change is in the audit log. Events that are too old then are deleted by
  /// the next round of [ExpireEvents].
  ///
  /// @param actor who changes it
  /// @param days null for the default
  public Uni<Reply<Retention>> change(OrgId org, String actor, @Nullable Integer days) {
    if (days != null && (days < shortest() || days > longest())) {
      return refused(
          ErrorObject.of(
              ErrorCode.REQUEST_MALFORMED,
              "days must be from " + shortest() + " to " + longest() + ", or null."));
    }
    return retentions
        .find(org)
        .chain(before -> tell(org, actor, before.orElse(null), days))
        .chain(told -> told ? set(org, days) : refused(Errors.notAudited()))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()));
  }

  private Uni<Boolean> tell(
      OrgId org, String actor, @Nullable Integer before, @Nullable Integer after) {
    return adminEvents.publish(new AdminEvent.RetentionSet(actor, org, before, after));
  }

  private Uni<Reply<Retention>> set(OrgId org, @Nullable Integer days) {
    return retentions.set(org, days).map(_ -> new Reply.Given<>(retention(days)));
  }

  private Retention retention(@Nullable Integer chosen) {
    int days = Optional.ofNullable(chosen).orElse(Math.toIntExact(settings.standard().toDays()));
    return new Retention(days, chosen, shortest(), longest());
  }

  private int shortest() {
    return Math.toIntExact(settings.shortest().toDays());
  }

  private int longest() {
    return Math.toIntExact(settings.longest().toDays());
  }

  private static Uni<Reply<Retention>> refused(ErrorObject error) {
    return Uni.createFrom().item(new Reply.Refused<>(error));
  }
}
