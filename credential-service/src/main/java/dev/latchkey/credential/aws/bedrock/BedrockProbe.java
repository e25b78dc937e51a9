package dev.latchkey.credential.aws.bedrock;

import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.credential.aws.AwsCalls;
import dev.latchkey.credential.aws.AwsClients;
import dev.latchkey.credential.aws.SigningKey;
import dev.latchkey.credential.decision.AwsAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.bedrock.BedrockAsyncClient;
import software.amazon.awssdk.services.bedrock.auth.scheme.BedrockAuthSchemeProvider;

/// Asks Bedrock something that costs nothing, to see whether a session gets through to it.
@ApplicationScoped
public class BedrockProbe {

  private final AwsClients aws;
  private final Map<Region, BedrockAsyncClient> clients = new ConcurrentHashMap<>();

  @Inject
  public BedrockProbe(AwsClients aws) {
    this.aws = aws;
  }

  /// How many foundation models Bedrock offers the session in this region.
  public Uni<AwsAnswer<Integer>> countModels(SigningKey.Session session, Region region) {
    return AwsCalls.run(
        () ->
            client(region)
                .listFoundationModels(
                    request ->
                        request.overrideConfiguration(call -> AwsClients.sign(call, session))),
        response -> Optional.of(response.modelSummaries().size()));
  }

  /// The scheme is forced: with `AWS_BEARER_TOKEN_BEDROCK` in the environment the SDK would
  /// otherwise sign with that, whatever credentials the call brings.
  private BedrockAsyncClient client(Region region) {
    return clients.computeIfAbsent(
        region,
        here ->
            aws.build(
                BedrockAsyncClient.builder()
                    .authSchemeProvider(BedrockAuthSchemeProvider.defaultProvider()),
                "bedrock",
                here));
  }

  @PreDestroy
  void close() {
    clients.values().forEach(BedrockAsyncClient::close);
  }
}
