package dev.latchkey.routing.bedrock;

import dev.latchkey.routing.decision.PlatformRoute;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpRequest;

/// What a signed request says about its way. Where the simulator stands in for AWS, the AWS host is
/// the first segment of the path.
///
/// @param host the AWS host
/// @param scope region and service of the signature, as `region/service`; empty when there is none
/// @param path the segments of the path after the host, decoded
record SignedCall(String host, String scope, List<String> path) {

  private static final String SERVICE = "bedrock-runtime.";
  private static final Pattern CREDENTIAL =
      Pattern.compile("AWS4-HMAC-SHA256 Credential=[^/]+/[0-9]{8}/([^/]+/[^/]+)/aws4_request,.*");

  static SignedCall of(SdkHttpRequest request) {
    List<String> path =
        Arrays.stream(request.encodedPath().substring(1).split("/", -1))
            .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
            .toList();
    return path.getFirst().startsWith(SERVICE)
        ? new SignedCall(path.getFirst(), scope(request), path.subList(1, path.size()))
        : new SignedCall(request.host(), scope(request), path);
  }

  private static String scope(SdkHttpRequest request) {
    Matcher credential =
        CREDENTIAL.matcher(request.firstMatchingHeader("Authorization").orElse(""));
    return credential.matches() ? credential.group(1) : "";
  }

  /// What does not fit the route; empty when everything does.
  Optional<String> differenceTo(PlatformRoute route) {
    String region = route.region().name();
    if (!host.equals(SERVICE + region + "." + route.region().partition().dnsSuffix())) {
      return Optional.of("its host " + host + " is not that of " + region);
    }
    if (!scope.equals(region + "/bedrock")) {
      return Optional.of("its signature is for " + scope + ", not for " + region);
    }
    boolean fits =
        path.size() == 3
            && path.getFirst().equals("model")
            && path.get(1).equals(route.model().text())
            && ModelOperation.of(path.getLast()).isPresent();
    return fits ? Optional.empty() : Optional.of("it does not invoke " + route.model().text());
  }
}
