package dev.latchkey.simulator.sigv4;

import static java.util.Comparator.comparing;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The canonical form of a request, whose digest is what gets signed. The path is taken raw and
/// encoded once more, so `%3A` becomes `%253A` and a raw `:` becomes `%3A`; both ways of sending a
/// model id therefore verify.
public final class CanonicalRequest {

  private static final Pattern SPACES = Pattern.compile(" +");

  private CanonicalRequest() {}

  /// The canonical request over these (lower case) headers.
  public static String of(SignableRequest request, List<String> signedHeaders) {
    List<String> sorted = signedHeaders.stream().sorted().toList();
    return String.join(
        "\n",
        request.method(),
        path(request.rawPath()),
        query(request.rawQuery()),
        headers(request.headers(), sorted),
        String.join(";", sorted),
        request.payloadSha256());
  }

  private static String path(String rawPath) {
    return rawPath.isEmpty() ? "/" : UriEncoding.encodePath(rawPath);
  }

  private static String query(String rawQuery) {
    return Arrays.stream(rawQuery.split("&", -1))
        .filter(parameter -> !parameter.isEmpty())
        .map(Parameter::parse)
        .sorted(comparing(Parameter::name).thenComparing(Parameter::value))
        .map(parameter -> parameter.name() + "=" + parameter.value())
        .collect(Collectors.joining("&"));
  }

  private static String headers(Headers headers, List<String> signedHeaders) {
    return signedHeaders.stream()
        .map(name -> name + ":" + value(headers, name) + "\n")
        .collect(Collectors.joining());
  }

  private static String value(Headers headers, String name) {
    return headers.all(name).stream()
        .map(value -> SPACES.matcher(value.strip()).replaceAll(" "))
        .collect(Collectors.joining(","));
  }

  /// A query parameter, its parts encoded exactly once whatever the sender did.
  private record Parameter(String name, String value) {

    static Parameter parse(String raw) {
      int equals = raw.indexOf('=');
      String name = equals < 0 ? raw : raw.substring(0, equals);
      String value = equals < 0 ? "" : raw.substring(equals + 1);
      return new Parameter(reencode(name), reencode(value));
    }

    private static String reencode(String raw) {
      return UriEncoding.encode(UriEncoding.decode(raw));
    }
  }
}
