package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.credential.aws.SigningKey;
import dev.latchkey.credential.decision.AccountPin;
import dev.latchkey.credential.decision.FallbackChoice;
import dev.latchkey.credential.decision.SaveAdmission;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.flow.fallback.ChoosePolicy;
import dev.latchkey.credential.postgres.DatabaseUnavailableException;
import dev.latchkey.credential.postgres.Workspaces;
import dev.latchkey.credential.telemetry.CredentialMetrics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/// Saves the access key of a workspace: tests exactly the bytes given, then stores them in four
/// steps that can stop anywhere without leaving half a key in use.
///
/// ```
/// test at AWS -> row PENDING -> secret and session in Vault -> row ACTIVE with settings and events
/// ```
///
/// Only the last step, one transaction, puts the key into use; see [StoreVersion].
@ApplicationScoped
public class SaveAccessKey {

  private static final Set<Role> SAVERS =
      Set.of(Role.WORKSPACE_OWNER, Role.WORKSPACE_ADMIN, Role.ORG_OWNER, Role.BYOK_ADMIN);

  private final Workspaces workspaces;
  private final ChoosePolicy choose;
  private final TestConnection test;
  private final StoreVersion store;
  private final CredentialMetrics metrics;

  @Inject
  public SaveAccessKey(
      Workspaces workspaces,
      ChoosePolicy choose,
      TestConnection test,
      StoreVersion store,
      CredentialMetrics metrics) {
    this.workspaces = workspaces;
    this.choose = choose;
    this.test = test;
    this.store = store;
    this.metrics = metrics;
  }

  /// Saves a key, or says by name why not.
  public Uni<Reply<ByokConfiguration>> save(SaveRequest request) {
    return workspaces
        .find(request.workspace())
        .chain(found -> admit(request, found))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()))
        .invoke(this::count);
  }

  private Uni<Reply<ByokConfiguration>> admit(SaveRequest request, Optional<WorkspaceState> found) {
    WorkspaceState known = found.orElse(null);
    if (known == null) {
      return refused(Reach.unknownWorkspace());
    }
    return Reach.refusal(request.claims(), known, SAVERS)
        .map(SaveAccessKey::refused)
        .orElseGet(() -> choose(request, known));
  }

  private Uni<Reply<ByokConfiguration>> choose(SaveRequest request, WorkspaceState known) {
    return switch (choose.with(request.claims(), known, request.policy())) {
      case Reply.Given<FallbackChoice>(var choice) -> admit(request, known, choice);
      case Reply.Refused<FallbackChoice>(var error) -> refused(error);
    };
  }

  private Uni<Reply<ByokConfiguration>> admit(
      SaveRequest request, WorkspaceState known, FallbackChoice choice) {
    return switch (SaveAdmission.of(known, request.region())) {
      case SaveAdmission.Admitted(Region region) -> test(request, known, choice, region);
      case SaveAdmission.Refused(var refusal) -> refused(Errors.of(refusal));
    };
  }

  private Uni<Reply<ByokConfiguration>> test(
      SaveRequest request, WorkspaceState known, FallbackChoice choice, Region region) {
    return test.run(
            new SigningKey.LongTerm(request.accessKeyId(), request.secretAccessKey()), region)
        .chain(
            tested ->
                switch (tested) {
                  case TestedKey.Works works -> pin(request, known, choice, works);
                  case TestedKey.Fails(var error) -> refused(error);
                });
  }

  private Uni<Reply<ByokConfiguration>> pin(
      SaveRequest request, WorkspaceState known, FallbackChoice choice, TestedKey.Works works) {
    return switch (AccountPin.of(known.inUse(), works.account(), request.claims().roles())) {
      case AccountPin.Suits() -> store.store(request.claims().subject(), known, choice, works);
      case AccountPin.Refused(var refusal) -> refused(Errors.of(refusal));
    };
  }

  private void count(Reply<ByokConfiguration> result) {
    switch (result) {
      case Reply.Given<ByokConfiguration> _ -> metrics.saved();
      case Reply.Refused<ByokConfiguration>(ErrorObject error) -> metrics.saveRefused(error.code());
    }
  }

  private static Uni<Reply<ByokConfiguration>> refused(ErrorObject error) {
    return Uni.createFrom().item(new Reply.Refused<>(error));
  }
}
