package dev.latchkey.audit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.audit.flow.export.ExportFormat;
import dev.latchkey.audit.siem.AuditedEvent;
import dev.latchkey.audit.siem.CsvForm;
import dev.latchkey.audit.siem.OcsfForm;
import dev.latchkey.contracts.chassis.problem.Problems;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.json.WireJson;
import io.smallrye.mutiny.Multi;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// An answer that is sent piece by piece: an export, or the error instead of it.
///
/// @param status the HTTP status
/// @param headers the HTTP headers
/// @param chunks the body; one is made when the one before has left
record StreamedAnswer(int status, Map<String, List<String>> headers, Multi<byte[]> chunks) {

  private static final String NDJSON = "application/x-ndjson";

  static StreamedAnswer of(ErrorObject error) {
    return new StreamedAnswer(
        Problems.status(error.code()),
        Map.of("Content-Type", List.of("application/json")),
        Multi.createFrom().item(WireJson.write(error)));
  }

  static StreamedAnswer of(ExportFormat format, Multi<List<AuditedEvent>> pages) {
    Multi<byte[]> body = pages.map(page -> chunk(format, page));
    return switch (format) {
      case NDJSON -> export(NDJSON, "events.ndjson", body);
      case OCSF -> export(NDJSON, "events.ocsf.ndjson", body);
      case CSV ->
          export(
              "text/csv; charset=utf-8; header=present",
              "events.csv",
              Multi.createBy()
                  .concatenating()
                  .streams(Multi.createFrom().item(CsvForm.header().getBytes(UTF_8)), body));
    };
  }

  /// A file to keep.
  static StreamedAnswer export(String type, String file, Multi<byte[]> body) {
    return new StreamedAnswer(
        200,
        Map.of(
            "Content-Type",
            List.of(type),
            "Content-Disposition",
            List.of("attachment; filename=\"" + file + "\"")),
        body);
  }

  private static byte[] chunk(ExportFormat format, List<AuditedEvent> page) {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    for (AuditedEvent event : page) {
      chunk.writeBytes(line(format, event));
    }
    return chunk.toByteArray();
  }

  private static byte[] line(ExportFormat format, AuditedEvent event) {
    return switch (format) {
      case NDJSON -> json(EventView.of(event));
      case OCSF -> json(OcsfForm.of(event));
      case CSV -> CsvForm.line(event).getBytes(UTF_8);
    };
  }

  private static byte[] json(Object value) {
    byte[] json = WireJson.write(value);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }
}
