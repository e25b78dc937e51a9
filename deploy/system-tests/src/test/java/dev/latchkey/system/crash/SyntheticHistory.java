package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A history that a test writes by hand. Its fallbacks are called `of` and the request.
final class SyntheticHistory {
  static final Region REGION = new Region("eu-central-1");
  static final AwsAccountId PLATFORM = new AwsAccountId("999999999999");

  /// When every call is made.
  static final Instant CALLED = Instant.EPOCH.plusSeconds(60);

  static final AwsAccountId CUSTOMER = new AwsAccountId("111111111111");

  private static final WorkspaceId WORKSPACE = new WorkspaceId("ws");
  private static final Tenancy ALLOW = new Tenancy(WORKSPACE, FallbackPolicy.ALLOW, REGION);
  private static final Tenancy STRICT = new Tenancy(WORKSPACE, FallbackPolicy.STRICT, REGION);

  final List<AskedRequest> requests = new ArrayList<>();
  final List<GivenAnswer> answers = new ArrayList<>();
  final List<FallbackEvent> fallbacks = new ArrayList<>();
  final Map<String, Instant> intendedAt = new HashMap<>();
  final List<AttemptOutcome> outcomes = new ArrayList<>();
  final List<BedrockCall> calls = new ArrayList<>();

  /// Everything that may happen when processes die, each request in another way.
  static SyntheticHistory clean() {
    SyntheticHistory history = new SyntheticHistory();
    history.addOwnCalls();
    history.addFallbacks();
    history.requests.add(new AskedRequest("strict", STRICT, "body of strict", true, true));
    history.ownCall("strict", 1, false);
    history.answer("strict", Payer.CUSTOMER, null, ErrorCode.CREDENTIAL_EXPIRED);
    return history;
  }

  private void addOwnCalls() {
    write("write");
    ownCall("write", 1, true);
    answer("write", Payer.CUSTOMER, null, null);
    answer("write", Payer.CUSTOMER, null, null);

    write("cut");
    ownCall("cut", 1, true);
    answer("cut", Payer.CUSTOMER, null, ErrorCode.OUTCOME_UNKNOWN);

    read("rerun");
    ownCall("rerun", 1, true);
    ownCall("rerun", 2, true);
    answer("rerun", Payer.CUSTOMER, null, null);
  }

  private void addFallbacks() {
    read("served");
    ownCall("served", 1, false);
    fallback("served", 2);
    end(new FallbackEvent.Served(subject("served"), 2, null, BigDecimal.ONE, null));
    end(new FallbackEvent.Served(subject("served"), 2, null, BigDecimal.ONE, null));
    answer("served", Payer.PLATFORM, "of served", null);

    read("unwritten");
    ownCall("unwritten", 1, false);
    end(new FallbackEvent.NotExecuted(subject("unwritten"), FallbackReason.PROCESS_ENDED));
    answer("unwritten", Payer.CUSTOMER, null, ErrorCode.CREDENTIAL_EXPIRED);

    read("uncalled");
    ownCall("uncalled", 1, false);
    fallbacks.add(intent("uncalled", "eu.model"));
    end(new FallbackEvent.NotExecuted(subject("uncalled"), FallbackReason.SETTINGS_CHANGED));
    answer("uncalled", Payer.CUSTOMER, "of uncalled", ErrorCode.CREDENTIAL_EXPIRED);

    read("failed");
    ownCall("failed", 1, false);
    fallback("failed", 2);
    end(new FallbackEvent.Failed(subject("failed"), 2, ErrorCode.THROTTLED));
    answer("failed", Payer.PLATFORM, "of failed", ErrorCode.CREDENTIAL_EXPIRED);
  }

  /// As the checker gets it.
  History toHistory() {
    return new History(PLATFORM, requests, answers, fallbacks, intendedAt, outcomes, calls);
  }

  /// A request that must not run twice.
  void write(String id) {
    requests.add(new AskedRequest(id, ALLOW, "body of " + id, false, false));
  }

  /// A request that may run twice and fall back.
  void read(String id) {
    requests.add(new AskedRequest(id, ALLOW, "body of " + id, true, true));
  }

  void ownCall(String request, int attempt, boolean ran) {
    calls.add(new BedrockCall(CALLED, "body of " + request, CUSTOMER, REGION, null, ran));
    outcomes.add(outcome(request, attempt, "call " + outcomes.size()));
  }

  void platformCall(String request, Region region) {
    calls.add(
        new BedrockCall(CALLED, "body of " + request, PLATFORM, region, "of " + request, true));
  }

  /// An answer; repeats of it are the same record.
  void answer(String request, Payer payer, @Nullable String fallbackId, @Nullable ErrorCode error) {
    String fingerprint = "record of " + request + payer + error;
    answers.add(new GivenAnswer(request, payer, fallbackId, error, fingerprint));
  }

  void end(FallbackEvent end) {
    fallbacks.add(end);
  }

  void fallback(String request, int attempt) {
    fallbacks.add(intent(request, "eu.model"));
    intendedAt.put("of " + request, CALLED);
    platformCall(request, REGION);
    outcomes.add(outcome(request, attempt, "call " + outcomes.size()));
  }

  static FallbackEvent.Intent intent(String request, String model) {
    FallbackEvent.Grounds grounds =
        new FallbackEvent.Grounds(
            FallbackPolicy.ALLOW,
            1,
            1,
            ErrorCode.CREDENTIAL_EXPIRED,
            null,
            Access.READ,
            false,
            REGION,
            model,
            List.of());
    return new FallbackEvent.Intent(
        subject(request), grounds, PLATFORM, model, BigDecimal.ONE, Instant.EPOCH);
  }

  static FallbackEvent.Subject subject(String request) {
    return new FallbackEvent.Subject(
        "of " + request, WORKSPACE, new OrgId("org"), "agent", request, null, null, null);
  }

  private static AttemptOutcome outcome(String request, int attempt, String awsRequestId) {
    return new AttemptOutcome(
        WORKSPACE,
        new OrgId("org"),
        "agent",
        request,
        null,
        null,
        attempt,
        Payer.CUSTOMER,
        null,
        null,
        null,
        null,
        CUSTOMER,
        REGION,
        "eu.model",
        Instant.EPOCH,
        1,
        awsRequestId,
        null,
        null,
        null,
        null,
        null);
  }
}
