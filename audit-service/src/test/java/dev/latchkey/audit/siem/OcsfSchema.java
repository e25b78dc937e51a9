package dev.latchkey.audit.siem;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// The compiled schema of OCSF 1.8.0, as far as it concerns what is exported. How it was made
/// stands in `src/test/scripts/ocsf-extract.py`.
public final class OcsfSchema {

  private static final JsonSchema SCHEMA = read();

  private OcsfSchema() {}

  /// What is wrong with an event; empty for a valid one.
  public static List<String> complaints(Map<String, Object> event) {
    return complaints(new String(WireJson.write(event), UTF_8));
  }

  public static List<String> complaints(String json) {
    return SCHEMA.validate(json, InputFormat.JSON).stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static JsonSchema read() {
    try (InputStream file = OcsfSchema.class.getResourceAsStream("ocsf-1.8.0.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
