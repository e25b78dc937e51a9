package dev.latchkey.simulator.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.simulator.digest.Digests;
import java.util.HexFormat;

/// The arithmetic of Signature Version 4: canonical request to string to sign to signature.
public final class Signature {

  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  static final String TERMINATOR = "aws4_request";

  private Signature() {}

  /// The text whose keyed digest is the signature.
  ///
  /// @param timestamp the request's time, `YYYYMMDDTHHMMSSZ`
  public static String stringToSign(
      String timestamp, CredentialScope scope, String canonicalRequest) {
    return String.join(
        "\n",
        ALGORITHM,
        timestamp,
        scope.text(),
        Digests.sha256Hex(canonicalRequest.getBytes(UTF_8)));
  }

  /// The signature, lower case hex, with the key derived for this scope.
  public static String sign(String secretKey, CredentialScope scope, String stringToSign) {
    byte[] date = Digests.hmacSha256(("AWS4" + secretKey).getBytes(UTF_8), scope.date());
    byte[] region = Digests.hmacSha256(date, scope.region());
    byte[] service = Digests.hmacSha256(region, scope.service());
    byte[] signing = Digests.hmacSha256(service, scope.terminator());
    return HexFormat.of().formatHex(Digests.hmacSha256(signing, stringToSign));
  }
}
