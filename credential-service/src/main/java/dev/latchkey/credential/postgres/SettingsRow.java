package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.admin.ByokState;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.FallbackTerms;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.credential.decision.ByokStanding;
import dev.latchkey.credential.decision.CapLimits;
import dev.latchkey.credential.decision.FallbackChoice;
import dev.latchkey.credential.decision.InUse;
import dev.latchkey.credential.decision.Listing;
import dev.latchkey.credential.decision.WorkspaceState;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of a workspace, from its columns in a row that was read without Hibernate.
final class SettingsRow {

  private SettingsRow() {}

  static WorkspaceState state(Row row) {
    WorkspaceRow workspace = new WorkspaceRow(new WorkspaceId(row.getString("workspace_id")));
    workspace.orgId = row.getString("org_id");
    workspace.plan = Plan.valueOf(row.getString("plan"));
    workspace.environment = Environment.valueOf(row.getString("environment"));
    workspace.region = row.getString("region");
    workspace.gone = row.getBoolean("gone");
    workspace.revision = row.getLong("revision");
    setKey(workspace, row);
    setFallback(workspace, row);
    workspace.models = row.getString("models");
    return workspace.state();
  }

  private static void setKey(WorkspaceRow workspace, Row row) {
    workspace.credentialId = row.getString("credential_id");
    workspace.activeVersion = row.getInteger("active_version");
    workspace.account = row.getString("account");
    workspace.usedIn = row.getString("credential_region");
    workspace.ownKey = named(ByokState.class, row.getString("own_key"));
    workspace.lapse = named(ErrorCode.class, row.getString("lapse"));
  }

  private static void setFallback(WorkspaceRow workspace, Row row) {
    workspace.policyEnforced = named(FallbackPolicy.class, row.getString("policy_enforced"));
    workspace.policyChosen = named(FallbackPolicy.class, row.getString("policy_chosen"));
    workspace.policyRevision = row.getLong("policy_revision");
    workspace.accountGuardrail = row.getBoolean("account_guardrail");
    workspace.capUsdPerDay = row.getBigDecimal("cap_usd_per_day");
    workspace.capConsecutive = row.getInteger("cap_consecutive");
    workspace.capEpoch = row.getLong("cap_epoch");
  }

  /// The deployment's caps.
  static CapLimits limits(Row row) {
    return new CapLimits(
        row.getBigDecimal("limit_usd_per_day"), row.getInteger("limit_consecutive"));
  }

  static WorkspaceSettings settings(WorkspaceState state, CapLimits limits) {
    Listing listing = state.listing();
    return new WorkspaceSettings(
        listing.workspace(),
        listing.org(),
        state.revision(),
        listing.environment(),
        listing.region(),
        state.fallback().effective(),
        terms(state.fallback(), limits),
        byok(state.byok()),
        models(state));
  }

  private static @Nullable List<String> models(WorkspaceState state) {
    return state.models().isEmpty()
        ? null
        : state.models().stream().map(ModelReference::text).toList();
  }

  private static FallbackTerms terms(FallbackChoice choice, CapLimits limits) {
    CapLimits caps = choice.caps().within(limits);
    return new FallbackTerms(
        choice.policyRevision(),
        choice.enforced() != null,
        choice.accountGuardrail(),
        new FallbackCaps(caps.usdPerDay(), caps.consecutive(), choice.caps().epoch()));
  }

  private static Byok byok(ByokStanding standing) {
    return switch (standing) {
      case ByokStanding.NeverConfigured() -> new Byok.NotConfigured();
      case ByokStanding.Active(InUse inUse, var lapse) ->
          new Byok.Active(
              inUse.version().credential(),
              inUse.version().number(),
              inUse.account(),
              inUse.region(),
              lapse);
      case ByokStanding.Inactive(var reason, var region) -> new Byok.Inactive(reason, region);
    };
  }

  private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
    return name == null ? null : Enum.valueOf(type, name);
  }
}
