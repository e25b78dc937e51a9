package dev.latchkey.simulator.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.simulator.endpoint.AwsService;
import dev.latchkey.simulator.exchange.AwsRequest;
import dev.latchkey.simulator.operation.Operation.UnknownAction;
import dev.latchkey.simulator.sigv4.UriEncoding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the operation from a request. Routes on the raw path: the `%2F` of an ARN is part of the
/// model id and not a separator.
public final class OperationReader {

  private static final String STS_VERSION = "2011-06-15";

  private OperationReader() {}

  /// Reads what a request asks a service for.
  ///
  /// @param path raw path at the endpoint, without virtual host
  public static Operation read(AwsService service, AwsRequest request, String path) {
    String method = request.message().method();
    List<String> segments = List.of(path.substring(1).split("/", -1));
    Parameters query = Parameters.parse(request.message().rawQuery());
    return switch (service) {
      case BEDROCK_RUNTIME -> runtime(method, segments);
      case BEDROCK -> control(method, segments, query);
      case STS -> sts(query.and(form(request)));
    };
  }

  private static Operation runtime(String method, List<String> segments) {
    boolean ofAModel =
        method.equals("POST") && segments.size() == 3 && segments.getFirst().equals("model");
    return ofAModel
        ? ofModel(UriEncoding.decode(segments.get(1)), segments.get(2))
        : new Operation.UnknownRuntime();
  }

  private static Operation ofModel(String modelId, String verb) {
    return switch (verb) {
      case "invoke" -> new Operation.InvokeModel(modelId);
      case "invoke-with-response-stream" -> new Operation.InvokeModelWithResponseStream(modelId);
      case "converse" -> new Operation.Converse(modelId);
      case "converse-stream" -> new Operation.ConverseStream(modelId);
      case "count-tokens" -> new Operation.CountTokens(modelId);
      default -> new Operation.UnknownRuntime();
    };
  }

  private static Operation control(String method, List<String> segments, Parameters query) {
    if (!method.equals("GET")) {
      return new Operation.UnknownControl();
    }
    return switch (segments.getFirst() + "#" + segments.size()) {
      case "foundation-models#1" ->
          new Operation.ListFoundationModels(query.get("byProvider"), query.get("byInferenceType"));
      case "inference-profiles#1" ->
          new Operation.ListInferenceProfiles(
              query.get("type"), query.get("maxResults"), query.get("nextToken"));
      case "inference-profiles#2" ->
          new Operation.GetInferenceProfile(UriEncoding.decode(segments.get(1)));
      default -> new Operation.UnknownControl();
    };
  }

  private static Parameters form(AwsRequest request) {
    return Parameters.parse(new String(request.body().bytes(), UTF_8));
  }

  private static Operation sts(Parameters parameters) {
    @Nullable String action = parameters.get("Action");
    @Nullable String version = parameters.get("Version");
    if (action == null || !STS_VERSION.equals(version)) {
      return new UnknownAction(action, version);
    }
    return switch (action) {
      case "GetSessionToken" ->
          new Operation.GetSessionToken(
              parameters.get("DurationSeconds"),
              parameters.get("SerialNumber") != null || parameters.get("TokenCode") != null);
      case "AssumeRole" ->
          new Operation.AssumeRole(
              parameters.get("RoleArn"),
              parameters.get("RoleSessionName"),
              parameters.get("DurationSeconds"),
              parameters.get("ExternalId"),
              parameters.get("SourceIdentity"),
              SessionTag.read(parameters));
      case "GetCallerIdentity" -> new Operation.GetCallerIdentity();
      default -> new UnknownAction(action, version);
    };
  }
}
