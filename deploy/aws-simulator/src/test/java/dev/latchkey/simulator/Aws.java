package dev.latchkey.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Calls to a simulator, signed by hand.
record Aws(AwsSimulator simulator) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String MESSAGES =
      """
      {"anthropic_version":"bedrock-2023-05-31","max_tokens":9,
       "messages":[{"role":"user","content":"hi"}]}""";

  HandSigned invocation(Customer customer, Instant time) {
    HandSigned request =
        new HandSigned(
            simulator.uri(),
            "/bedrock-runtime.us-east-1.amazonaws.com/model/"
                + "us.anthropic.claude-haiku-4-5-20251001-v1%3A0/invoke",
            "bedrock",
            customer,
            time);
    request.body = MESSAGES;
    return request;
  }

  HandSigned identity(Customer customer, Instant time) {
    return sts(customer, time, "Action=GetCallerIdentity&Version=2011-06-15");
  }

  HandSigned sts(Customer customer, Instant time, String form) {
    HandSigned request =
        new HandSigned(simulator.uri(), "/sts.us-east-1.amazonaws.com/", "sts", customer, time);
    request.body = form;
    return request;
  }

  Customer session(Customer customer, Instant time, int seconds) {
    String form = "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=" + seconds;
    String xml = send(sts(customer, time, form)).body();
    return new Customer(
        customer.account(),
        element(xml, "AccessKeyId"),
        element(xml, "SecretAccessKey"),
        element(xml, "SessionToken"));
  }

  HttpResponse<String> send(HandSigned request) {
    try {
      return HTTP.send(request.request(simulator.uri()), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String element(String xml, String name) {
    Matcher matcher = Pattern.compile("<%s>([^<]*)</%s>".formatted(name, name)).matcher(xml);
    assertThat(matcher.find()).as("<%s> in %s", name, xml).isTrue();
    return matcher.group(1);
  }
}
