package dev.latchkey.local.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// How a step came out.
///
/// @param step its name
/// @param title what it shows
/// @param ok whether it came out as it must
/// @param evidence what shows it; with `problem` when it is not ok
@JsonPropertyOrder({"step", "ok", "evidence"})
public record StepResult(String step, @JsonIgnore String title, boolean ok, Evidence evidence) {

  static StepResult of(DemoStep step, DemoSession session) {
    try {
      return new StepResult(step.name(), step.title(), true, step.run(session));
    } catch (RuntimeException e) {
      Evidence problem = Evidence.none().and("problem", String.valueOf(e.getMessage()));
      return new StepResult(step.name(), step.title(), false, problem);
    }
  }
}
