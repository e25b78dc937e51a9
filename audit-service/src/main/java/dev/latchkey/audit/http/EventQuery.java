package dev.latchkey.audit.http;

import dev.latchkey.audit.flow.query.EventNames;
import dev.latchkey.audit.query.Decision;
import dev.latchkey.audit.query.EventFilter;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Payer;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The filters that lists and exports of events have in common, and their description in the
/// OpenAPI document.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class EventQuery implements OASFilter {

  private static final Set<String> OPERATIONS = Set.of("listEvents", "exportEvents");

  private static final Map<String, String> FILTERS = filters();

  /// The names of the filters.
  static Set<String> names() {
    return FILTERS.keySet();
  }

  static EventFilter of(Parameters parameters) {
    return new EventFilter(
        parameters.time("from"),
        parameters.time("to"),
        parameters.parsed("workspace", WorkspaceId::parse),
        parameters.text("user"),
        parameters.text("conversation"),
        parameters.text("model"),
        parameters.oneOf("error", ErrorCode.values()),
        parameters.oneOf("decision", Decision.values()),
        parameters.oneOf("payer", Payer.values()),
        parameters.oneOf("type", EventNames.all()));
  }

  @Override
  public @Nullable Operation filterOperation(Operation operation) {
    if (OPERATIONS.contains(operation.getOperationId())) {
      FILTERS.forEach((name, meaning) -> operation.addParameter(parameter(name, meaning)));
    }
    return operation;
  }

  private static Parameter parameter(String name, String meaning) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .description(meaning)
        .schema(OASFactory.createSchema().addType(SchemaType.STRING));
  }

  private static Map<String, String> filters() {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("from", "Events that occurred then or later: a time in UTC");
    filters.put("to", "Events that occurred before then: a time in UTC");
    filters.put("workspace", "Events of this workspace");
    filters.put("user", "Events on behalf of this user");
    filters.put("conversation", "Events of this conversation");
    filters.put("model", "Events about exactly this model, profile or ARN");
    filters.put("error", "Events about a failure of this error code");
    filters.put("decision", "intent, served, failed, refused or not-executed");
    filters.put("payer", "customer, platform or none");
    filters.put("type", "The short name of the event, for example attempt or policy-chosen");
    return filters;
  }
}
