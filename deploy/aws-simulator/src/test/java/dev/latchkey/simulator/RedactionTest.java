package dev.latchkey.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.simulator.accounts.AccessKey;
import dev.latchkey.simulator.accounts.AccountsFile;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.accounts.SecretKey;
import dev.latchkey.simulator.admin.AdminRequest;
import dev.latchkey.simulator.authentication.SessionTokens;
import dev.latchkey.simulator.authentication.SessionTokens.Session;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsRequest;
import dev.latchkey.simulator.exchange.HttpAnswer;
import dev.latchkey.simulator.exchange.HttpBody;
import dev.latchkey.simulator.exchange.RequestBody;
import dev.latchkey.simulator.operation.Parameters;
import dev.latchkey.simulator.sigv4.Headers;
import dev.latchkey.simulator.sigv4.KeyFinding;
import dev.latchkey.simulator.sigv4.PresentedKey;
import dev.latchkey.simulator.sigv4.SignableRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Nothing that holds a secret or a content shows it when printed.
class RedactionTest {

  private static final String PLANTED = "planted-and-nowhere-to-be-seen";
  private static final SecretKey SECRET = new SecretKey(PLANTED);
  private static final Principal.LongTermKey PRINCIPAL =
      new Principal.LongTermKey("111111111111", "user", "AKIA");
  private static final Session SESSION = new SessionTokens("seed").mint(PRINCIPAL, Instant.EPOCH);
  private static final SignableRequest MESSAGE =
      new SignableRequest(
          "POST",
          "/",
          "",
          new Headers(List.of(new Headers.Field("x-amz-security-token", PLANTED))),
          "digest");

  static final List<Object> HOLDERS =
      List.of(
          SECRET,
          new AccessKey("AKIA", SECRET, true),
          new KeyFinding.Usable(PRINCIPAL, SECRET),
          new PresentedKey("ASIA", PLANTED, "us-east-1"),
          new SessionTokens.SealedToken(PLANTED),
          SESSION,
          MESSAGE,
          new AwsRequest(MESSAGE, new RequestBody(PLANTED.getBytes(UTF_8), 1)),
          new Answer.Served("text/xml", Map.of(), PLANTED),
          new HttpAnswer(200, Map.of(), new HttpBody.Text(PLANTED), null),
          new AdminRequest("POST", "/", new Parameters(Map.of()), PLANTED),
          AccountsFile.seed());

  @ParameterizedTest
  @FieldSource("HOLDERS")
  void printsNoSecret(Object holder) {
    assertThat(holder.toString())
        .doesNotContain(PLANTED, "Simulated", SESSION.secret().reveal(), SESSION.token().text());
  }
}
