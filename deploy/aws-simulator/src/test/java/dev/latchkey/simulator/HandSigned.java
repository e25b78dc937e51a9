package dev.latchkey.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A request signed by the book, without the simulator's code, whose every part can be spoiled: by
/// a field before signing, by a `sent…` field after it.
public final class HandSigned {

  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  String method = "POST";
  String path;
  String query = "";
  String body = "";
  String host;
  Customer customer;
  String region = "us-east-1";
  String service;
  String terminator = "aws4_request";
  @Nullable String scopeDate;
  Instant time;
  final Map<String, String> headers = new TreeMap<>();
  final Set<String> leftUnsigned = new HashSet<>();
  final Set<String> notSent = new HashSet<>();
  @Nullable String sentPath;
  @Nullable String sentQuery;
  @Nullable String sentBody;
  @Nullable String sentDate;
  UnaryOperator<String> sentAuthorization = UnaryOperator.identity();

  HandSigned(URI simulator, String path, String service, Customer customer, Instant time) {
    this.host = simulator.getAuthority();
    this.path = path;
    this.service = service;
    this.customer = customer;
    this.time = time;
  }

  /// The headers as they go on the wire, `host` included.
  Map<String, String> signedHeaders() {
    String timestamp = BASIC.format(time);
    headers.put("host", host);
    headers.put("x-amz-date", timestamp);
    if (customer.sessionToken() != null) {
      headers.put("x-amz-security-token", customer.sessionToken());
    }
    String authorization = sentAuthorization.apply(authorization(timestamp));
    Map<String, String> sent = new TreeMap<>(headers);
    sent.put("authorization", authorization);
    if (sentDate != null) {
      sent.put("x-amz-date", sentDate);
    }
    notSent.forEach(sent::remove);
    return sent;
  }

  HttpRequest request(URI simulator) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(simulator.resolve(sentTarget()))
            .method(method, HttpRequest.BodyPublishers.ofString(sentBody()));
    signedHeaders()
        .forEach(
            (name, value) -> {
              if (!name.equals("host")) {
                request.header(name, value);
              }
            });
    return request.build();
  }

  String sentTarget() {
    String rawQuery = sentQuery == null ? query : sentQuery;
    return (sentPath == null ? path : sentPath) + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
  }

  String sentBody() {
    return sentBody == null ? body : sentBody;
  }

  private String authorization(String timestamp) {
    String names =
        headers.keySet().stream()
            .filter(name -> !leftUnsigned.contains(name))
            .collect(Collectors.joining(";"));
    String lines =
        headers.entrySet().stream()
            .filter(header -> !leftUnsigned.contains(header.getKey()))
            .map(header -> header.getKey() + ":" + header.getValue() + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join("\n", method, encodedTwice(path), query, lines, names, sha256(body));
    String day = scopeDate == null ? timestamp.substring(0, 8) : scopeDate;
    String scope = String.join("/", day, region, service, terminator);
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", timestamp, scope, sha256(canonical));
    byte[] key = ("AWS4" + customer.secret()).getBytes(UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
        .formatted(
            customer.accessKeyId(), scope, names, HexFormat.of().formatHex(hmac(key, toSign)));
  }

  private static String encodedTwice(String path) {
    return URLEncoder.encode(path, UTF_8).replace("%2F", "/");
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
