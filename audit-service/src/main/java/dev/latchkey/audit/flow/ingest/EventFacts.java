package dev.latchkey.audit.flow.ingest;

import dev.latchkey.audit.flow.append.FallbackMark;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.postgres.EventColumns;
import dev.latchkey.audit.postgres.EventColumns.Call;
import dev.latchkey.audit.postgres.EventColumns.Request;
import dev.latchkey.audit.postgres.EventColumns.Ruling;
import dev.latchkey.audit.postgres.EventColumns.Tokens;
import dev.latchkey.audit.postgres.EventColumns.What;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.fallback.FallbackEvent.Grounds;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import org.jspecify.annotations.Nullable;

/// What queries may ask about an event, taken from its data.
final class EventFacts {

  private static final String ATTEMPT = "attempt";

  private EventFacts() {}

  static Reading of(CloudEvent event, AttemptOutcome outcome) {
    Request request =
        new Request(
            outcome.requestSource(),
            outcome.requestId(),
            outcome.fallbackId(),
            outcome.user(),
            outcome.conversation());
    Call call =
        new Call(
            outcome.model(),
            outcome.region().name(),
            text(outcome.error()),
            outcome.payer().toString(),
            tokens(outcome.usage()),
            outcome.costUsd());
    return audited(
        event,
        new Tenant(outcome.org().value(), outcome.workspace().value()),
        new EventColumns(what(event, ATTEMPT), request, call, null, null),
        null);
  }

  static Reading of(CloudEvent event, FallbackEvent fallback) {
    FallbackEvent.Subject subject = fallback.subject();
    Ruling ruling = ruling(fallback);
    Request request =
        new Request(
            subject.requestSource(),
            subject.requestId(),
            subject.fallbackId(),
            subject.user(),
            subject.conversation());
    return audited(
        event,
        new Tenant(subject.org().value(), subject.workspace().value()),
        new EventColumns(what(event, ruling.decision()), request, call(fallback), ruling, null),
        mark(fallback));
  }

  static Reading of(CloudEvent event, CredentialEvent change) {
    Call call =
        switch (change) {
          case CredentialEvent.Activated activated -> at(activated.region().name(), null);
          case CredentialEvent.SessionRenewed _ -> null;
          case CredentialEvent.RenewalFailed failed -> at(null, failed.error().toString());
        };
    CredentialEvent.Subject subject = change.subject();
    return audited(
        event,
        new Tenant(subject.org().value(), subject.workspace().value()),
        new EventColumns(what(event, EventName.of(change)), null, call, null, null),
        null);
  }

  static Reading of(CloudEvent event, AdminEvent change) {
    WorkspaceId workspace = change.workspace();
    String org = change.org().value();
    return audited(
        event,
        workspace == null ? Tenant.of(org) : new Tenant(org, workspace.value()),
        new EventColumns(what(event, EventName.of(change)), null, null, null, change.actor()),
        null);
  }

  /// Every audited event says in a header whose it is, so that nobody need read its data to know
  /// who may see it. A header that says something else than the data is a lie of one of them.
  private static Reading audited(
      CloudEvent event, Tenant tenant, EventColumns columns, @Nullable FallbackMark mark) {
    String org = event.extension(EventType.ORG).orElse("");
    return org.equals(tenant.org())
        ? new Reading.Audited(tenant, columns, mark, event.trace())
        : new Reading.Unfit("header ce_orgid is not the organisation of the data");
  }

  private static @Nullable FallbackMark mark(FallbackEvent fallback) {
    String id = fallback.subject().fallbackId();
    return switch (fallback) {
      case FallbackEvent.Intent intent ->
          intent.deadline() == null ? null : new FallbackMark.Begun(id, intent.deadline());
      case FallbackEvent.Served _, FallbackEvent.Failed _, FallbackEvent.NotExecuted _ ->
          new FallbackMark.Ended(id);
      case FallbackEvent.Refused _ -> null;
    };
  }

  private static Ruling ruling(FallbackEvent fallback) {
    FallbackReason reason =
        switch (fallback) {
          case FallbackEvent.Refused refused -> refused.reason();
          case FallbackEvent.NotExecuted not -> not.reason();
          case FallbackEvent.Intent _, FallbackEvent.Served _, FallbackEvent.Failed _ -> null;
        };
    return new Ruling(EventName.of(fallback), text(reason));
  }

  private static @Nullable Call call(FallbackEvent fallback) {
    return switch (fallback) {
      case FallbackEvent.Intent intent -> call(intent.grounds());
      case FallbackEvent.Refused refused -> call(refused.grounds());
      case FallbackEvent.Served served ->
          new Call(
              null,
              null,
              null,
              Payer.PLATFORM.toString(),
              tokens(served.usage()),
              served.costUsd());
      case FallbackEvent.Failed failed -> at(null, failed.error().toString());
      case FallbackEvent.NotExecuted _ -> null;
    };
  }

  private static Call call(Grounds grounds) {
    return new Call(
        grounds.model(), grounds.region().name(), grounds.failure().toString(), null, null, null);
  }

  private static Call at(@Nullable String region, @Nullable String error) {
    return new Call(null, region, error, null, null, null);
  }

  private static What what(CloudEvent event, String name) {
    return new What(event.type(), name, event.id(), event.source(), event.time());
  }

  private static @Nullable Tokens tokens(@Nullable TokenUsage usage) {
    return usage == null
        ? null
        : new Tokens(usage.input(), usage.output(), usage.cacheRead(), usage.cacheWrite());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
