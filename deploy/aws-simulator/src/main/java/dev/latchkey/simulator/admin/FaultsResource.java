package dev.latchkey.simulator.admin;

import dev.latchkey.simulator.faults.Fault;
import dev.latchkey.simulator.faults.FaultDocument;
import dev.latchkey.simulator.faults.FaultRules;
import dev.latchkey.simulator.faults.FaultScript;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The script of faults.
public final class FaultsResource {

  private final FaultScript script;
  private final FaultRules rules;

  public FaultsResource(FaultScript script, FaultRules rules) {
    this.script = script;
    this.rules = rules;
  }

  List<AdminRoute> routes() {
    return List.of(
        new AdminRoute("GET", "/admin/faults", (_, _) -> list()),
        new AdminRoute("POST", "/admin/faults", (request, _) -> add(request)),
        new AdminRoute("DELETE", "/admin/faults", (_, _) -> clear()),
        new AdminRoute("DELETE", "/admin/faults/{faultId}", (_, path) -> remove(path.getFirst())));
  }

  private AdminAnswer list() {
    return new AdminAnswer.Json(200, Map.of("faults", script.states()));
  }

  private AdminAnswer add(AdminRequest request) {
    return switch (AdminJson.read(request.body(), FaultDocument.class)) {
      case AdminJson.Reading.Bad<FaultDocument>(var answer) -> answer;
      case AdminJson.Reading.Good<FaultDocument>(FaultDocument document) ->
          switch (rules.read(document)) {
            case FaultRules.Reading.Bad(List<String> problems) ->
                AdminAnswer.Refused.badRequest(problems);
            case FaultRules.Reading.Good(Function<String, Fault> fault) ->
                new AdminAnswer.Json(201, script.add(fault));
          };
    };
  }

  private AdminAnswer clear() {
    script.clear();
    return new AdminAnswer.Empty();
  }

  private AdminAnswer remove(String id) {
    return script.remove(id)
        ? new AdminAnswer.Empty()
        : new AdminAnswer.Refused(404, "NOT_FOUND", List.of("there is no fault " + id));
  }
}
