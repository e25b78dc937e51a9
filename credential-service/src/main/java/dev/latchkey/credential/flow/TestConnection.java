package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.credential.aws.SigningKey;
import dev.latchkey.credential.aws.bedrock.BedrockProbe;
import dev.latchkey.credential.aws.sts.SecurityTokens;
import dev.latchkey.credential.decision.AwsAnswer;
import dev.latchkey.credential.decision.AwsCall;
import dev.latchkey.credential.decision.AwsDiagnosis;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;

/// Tries a key in its region: mints a session, asks whose it is, and asks Bedrock something free of
/// charge with that session, which is how routing will use it.
@ApplicationScoped
public class TestConnection {

  private final SecurityTokens sts;
  private final BedrockProbe bedrock;

  @Inject
  public TestConnection(SecurityTokens sts, BedrockProbe bedrock) {
    this.sts = sts;
    this.bedrock = bedrock;
  }

  /// Runs the test. The first call that fails ends it and gives the reason.
  public Uni<TestedKey> run(SigningKey.LongTerm key, Region region) {
    return step(
        AwsCall.GET_SESSION_TOKEN,
        region,
        sts.mint(key, region),
        session ->
            step(
                AwsCall.GET_CALLER_IDENTITY,
                region,
                sts.accountOf(session, region),
                account ->
                    step(
                        AwsCall.LIST_FOUNDATION_MODELS,
                        region,
                        bedrock.countModels(session, region),
                        _ -> works(new TestedKey.Works(key, session, account, region)))));
  }

  private static <T> Uni<TestedKey> step(
      AwsCall call, Region region, Uni<AwsAnswer<T>> answer, Function<T, Uni<TestedKey>> next) {
    return answer.chain(
        came ->
            switch (came) {
              case AwsAnswer.Done<T>(T value) -> next.apply(value);
              case AwsAnswer.Failed<T>(var failure) ->
                  fails(new TestedKey.Fails(Errors.of(AwsDiagnosis.of(call, region, failure))));
            });
  }

  private static Uni<TestedKey> works(TestedKey.Works works) {
    return Uni.createFrom().item(works);
  }

  private static Uni<TestedKey> fails(TestedKey.Fails fails) {
    return Uni.createFrom().item(fails);
  }
}
