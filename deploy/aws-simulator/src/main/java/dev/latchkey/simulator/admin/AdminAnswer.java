package dev.latchkey.simulator.admin;

import java.util.List;

/// What the admin interface answers.
public sealed interface AdminAnswer {

  /// A value, to be written as JSON.
  record Json(int status, Object value) implements AdminAnswer {}

  /// Done; there is nothing to say.
  record Empty() implements AdminAnswer {}

  /// A YAML document.
  record Yaml(String text) implements AdminAnswer {}

  /// Refused.
  ///
  /// @param code for programs
  /// @param problems for people, one sentence each
  record Refused(int status, String code, List<String> problems) implements AdminAnswer {

    public Refused {
      problems = List.copyOf(problems);
    }

    static Refused badRequest(List<String> problems) {
      return new Refused(400, "BAD_REQUEST", problems);
    }
  }
}
