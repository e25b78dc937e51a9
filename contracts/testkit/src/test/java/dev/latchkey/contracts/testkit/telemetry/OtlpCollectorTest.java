package dev.latchkey.contracts.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class OtlpCollectorTest {
  private static final byte[] BODY = {10, 20, 30};

  @Test
  void keepsWhatItWasSentUnpacked() throws Exception {
    try (OtlpCollector collector = OtlpCollector.start(0)) {
      // When
      HttpResponse<byte[]> plain = export(collector, "identity", BODY);
      HttpResponse<byte[]> packed = export(collector, "gzip", gzip(BODY));

      // Then
      assertThat(plain.statusCode()).isEqualTo(200);
      assertThat(packed.statusCode()).isEqualTo(200);
      assertThat(collector.bodies()).containsExactly(BODY, BODY);
    }
  }

  @Test
  void refusesWhatItCannotUnpack() throws Exception {
    try (OtlpCollector collector = OtlpCollector.start(0)) {
      // When
      HttpResponse<byte[]> answer = export(collector, "gzip", BODY);

      // Then
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(collector.bodies()).isEmpty();
    }
  }

  @Test
  void forgetsTheOldestWhenThereIsTooMuch() throws Exception {
    try (OtlpCollector collector = OtlpCollector.start(0)) {
      // Given
      byte[] large = new byte[20 * 1024 * 1024];

      // When
      export(collector, "identity", BODY);
      export(collector, "identity", large);
      export(collector, "identity", large);

      // Then
      assertThat(collector.bodies()).hasSize(1);
    }
  }

  private static HttpResponse<byte[]> export(OtlpCollector collector, String encoding, byte[] body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(collector.endpoint().resolve("/v1/traces"))
            .header("Content-Encoding", encoding)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }

  private static byte[] gzip(byte[] body) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(body);
    }
    return packed.toByteArray();
  }
}
