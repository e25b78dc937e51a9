package dev.latchkey.simulator.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// What the simulator says about itself.
public final class AboutResource {

  private static final String DOCUMENT = "openapi.yaml";

  List<AdminRoute> routes() {
    return List.of(
        new AdminRoute(
            "GET", "/admin/health", (_, _) -> new AdminAnswer.Json(200, Map.of("status", "UP"))),
        new AdminRoute("GET", "/admin/openapi.yaml", (_, _) -> new AdminAnswer.Yaml(document())));
  }

  private static String document() {
    try (InputStream content = AboutResource.class.getResourceAsStream(DOCUMENT)) {
      return new String(requireNonNull(content).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in " + DOCUMENT + " cannot be read", e);
    }
  }
}
