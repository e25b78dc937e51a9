package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.Installation;
import dev.latchkey.local.audit.AuditApi;
import dev.latchkey.local.audit.Verifier;
import dev.latchkey.local.oidc.DemoUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The fallback's beginning and end stand in the audit log, where an auditor finds them, and the
/// exported log verifies with nothing but a JDK.
final class ProveFallback implements DemoStep {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "fallback-proved-by-audit-log";
  }

  @Override
  public String title() {
    return "An auditor finds the fallback in the audit log, exports the log and verifies it offline";
  }

  @Override
  public Evidence run(DemoSession session) {
    JsonNode intent = logged("intent", session);
    JsonNode served = logged("served", session);
    return Evidence.none()
        .and("fallbackId", served.path("fallbackid").asText(), session.fallback())
        .and("intent", place(intent))
        .and("served", place(served))
        .and("verified", verified(session.auditLog()));
  }

  private static JsonNode logged(String decision, DemoSession session) {
    String query =
        "/v1/events?limit=200&decision=" + decision + "&workspace=" + DemoWorkspaces.RESEARCH;
    return Repeat.until(
            () -> find(session.audit(DemoUser.CAROL).get(query).orThrow(), session.fallback()),
            Optional::isPresent,
            PATIENCE)
        .orElseThrow(() -> new IllegalStateException("the audit log has no " + decision));
  }

  private static Optional<JsonNode> find(JsonNode page, String fallback) {
    return page.path("events")
        .valueStream()
        .filter(event -> event.path("fallbackid").asText().equals(fallback))
        .findFirst();
  }

  private static Evidence place(JsonNode event) {
    return Evidence.none()
        .and("log", event.path("log").asInt())
        .and("leaf", event.path("index").asLong())
        .and("event", event.path("eventid").asText());
  }

  private static String verified(AuditApi log) {
    try {
      Path export = Files.createTempFile("latchkey-demo", ".zip");
      try {
        log.export(export);
        return summary(
            new Verifier(Installation.ofLauncher())
                .verify(List.of(export.toString(), "--key", log.key().strip())));
      } finally {
        Files.deleteIfExists(export);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("there is no room for the export", e);
    }
  }

  private static String summary(Verifier.Verdict verdict) {
    if (verdict.exitCode() != 0) {
      throw new IllegalStateException("the export does not verify: " + verdict.output());
    }
    return verdict.output().lines().reduce("", (_, last) -> last);
  }
}
