package dev.latchkey.simulator.endpoint;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the AWS endpoint a request is for. In this order:
///
/// 1. the first segment of the path, when it is an AWS host name: `/sts.us-east-1.amazonaws.com/`;
/// 2. the `Host` header, when it is one;
/// 3. the path alone; the region is then the one the request was signed for.
public final class EndpointResolver {

  private static final Pattern AWS_HOST = Pattern.compile(".+\\.(amazonaws\\.com|api\\.aws)");
  private static final Pattern REGIONAL_HOST =
      Pattern.compile(
          "(bedrock-runtime|bedrock|sts)(-fips)?\\.([a-z0-9-]+)\\.(amazonaws\\.com|api\\.aws)");
  private static final String GLOBAL_STS = "sts.amazonaws.com";
  private static final String GLOBAL_STS_REGION = "us-east-1";
  private static final Pattern CONTROL_PATH =
      Pattern.compile("/(foundation-models|inference-profiles)(/.*)?");

  private final Set<String> regions;

  /// @param regions regions that exist
  public EndpointResolver(Set<String> regions) {
    this.regions = Set.copyOf(regions);
  }

  /// Finds the endpoint of one request.
  ///
  /// @param hostHeader value of the `Host` header, with or without port; empty when there is none
  public EndpointChoice resolve(String hostHeader, String rawPath) {
    String path = rawPath.startsWith("/") ? rawPath : "/" + rawPath;
    int end = path.indexOf('/', 1);
    String firstSegment = end < 0 ? path.substring(1) : path.substring(1, end);
    if (AWS_HOST.matcher(firstSegment).matches()) {
      return named(firstSegment, end < 0 ? "/" : path.substring(end));
    }
    String host = withoutPort(hostHeader);
    if (AWS_HOST.matcher(host).matches()) {
      return named(host, path);
    }
    return new EndpointChoice.Chosen(new Endpoint(serviceOfPath(path), regions, hostHeader), path);
  }

  private EndpointChoice named(String host, String path) {
    return endpoint(host)
        .<EndpointChoice>map(endpoint -> new EndpointChoice.Chosen(endpoint, path))
        .orElseGet(() -> new EndpointChoice.NotSimulated(host));
  }

  private Optional<Endpoint> endpoint(String host) {
    if (host.equals(GLOBAL_STS)) {
      return Optional.of(new Endpoint(AwsService.STS, Set.of(GLOBAL_STS_REGION), host));
    }
    Matcher matcher = REGIONAL_HOST.matcher(host);
    if (!matcher.matches() || !regions.contains(matcher.group(3))) {
      return Optional.empty();
    }
    return Optional.of(new Endpoint(service(matcher.group(1)), Set.of(matcher.group(3)), host));
  }

  private static AwsService service(String label) {
    return switch (label) {
      case "sts" -> AwsService.STS;
      case "bedrock" -> AwsService.BEDROCK;
      default -> AwsService.BEDROCK_RUNTIME;
    };
  }

  private static AwsService serviceOfPath(String path) {
    if (path.equals("/")) {
      return AwsService.STS;
    }
    return CONTROL_PATH.matcher(path).matches() ? AwsService.BEDROCK : AwsService.BEDROCK_RUNTIME;
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }
}
