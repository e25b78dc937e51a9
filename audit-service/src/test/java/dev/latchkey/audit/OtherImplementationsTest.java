package dev.latchkey.audit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Bytes;
import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.SampleDrafts;
import dev.latchkey.audit.fixture.SignedLogs;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the API hands out, verified by code of others: the inclusion proof by Sigstore's, the
/// signature by Bouncy Castle's, hashes by Guava's.
@RunningAuditService
class OtherImplementationsTest {

  private static final int LEAF = 3;

  @Inject AuditLogFixture fixture;
  @Inject SignedLogs signed;

  private final Tenant tenant = SampleDrafts.newTenant();
  private List<String> proof = List.of();
  private List<String> checkpoint = List.of();
  private String signature = "";

  @BeforeEach
  void askForAProof() {
    LogPosition log = fixture.open();
    for (int offset = 0; offset < 11; offset++) {
      log = fixture.append(log, SampleDrafts.event(tenant, offset));
    }
    signed.sign(log);
    String text = text("/v1/logs/" + log.id() + "/leaves/" + LEAF + "/proof");
    List<String> parts = List.of(text.split("\n\n", -1));
    proof = parts.get(0).lines().toList();
    checkpoint = parts.get(1).lines().toList();
    signature = parts.get(2).strip();
  }

  @Test
  void verifyThatALeafIsInTheTree() {
    assertThat(proof.getFirst()).isEqualTo("c2sp.org/tlog-proof@v1");
    assertThat(proof.get(2)).isEqualTo("index " + LEAF);
    assertThatCode(() -> verify(leaf())).doesNotThrowAnyException();
  }

  @Test
  void verifyThatAnotherLeafIsNot() {
    // Given
    byte[] other = leaf();
    other[0]++;

    // Then
    assertThatThrownBy(() -> verify(other)).isInstanceOf(InclusionProofVerificationException.class);
  }

  @Test
  void verifyWhoHasSignedTheTree() {
    // Given
    byte[] text = (String.join("\n", checkpoint) + "\n").getBytes(UTF_8);

    // Then
    assertThat(isSigned(text)).isTrue();
    text[0]++;
    assertThat(isSigned(text)).isFalse();
  }

  private void verify(byte[] leaf) throws InclusionProofVerificationException {
    byte[] hash = Hashing.sha256().hashBytes(Bytes.concat(new byte[] {0}, leaf)).asBytes();
    List<byte[]> path = proof.stream().skip(3).map(OtherImplementationsTest::decoded).toList();
    InclusionProofVerifier.verify(
        hash, LEAF, Long.parseLong(checkpoint.get(1)), path, decoded(checkpoint.get(2)));
  }

  private boolean isSigned(byte[] text) {
    byte[] bytes = decoded(signature.substring(signature.lastIndexOf(' ') + 1));
    byte[] key = decoded(text("/v1/key").strip());
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(key));
    verifier.update(text, 0, text.length);
    return verifier.verifySignature(Arrays.copyOfRange(bytes, 4, bytes.length));
  }

  private byte[] leaf() {
    return decoded(proof.get(1).substring("extra ".length()));
  }

  private String text(String address) {
    TokenClaims claims =
        new TokenClaims("auditor", new OrgId(tenant.org()), Set.of(), Set.of(Role.AUDITOR));
    return given()
        .header("Authorization", "Bearer " + SharedServers.issuer().token(claims))
        .get(address)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
