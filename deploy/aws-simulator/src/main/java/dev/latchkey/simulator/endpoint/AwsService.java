package dev.latchkey.simulator.endpoint;

import dev.latchkey.simulator.exchange.AnswerRenderer.Protocol;
import java.util.List;

/// The AWS services the simulator plays.
public enum AwsService {
  /// Inference.
  BEDROCK_RUNTIME("bedrock-runtime", "bedrock", Protocol.REST_JSON),
  /// Bedrock's control plane.
  BEDROCK("bedrock", "bedrock", Protocol.REST_JSON),
  /// Security Token Service.
  STS("sts", "sts", Protocol.QUERY_XML);

  private final String label;
  private final String signingName;
  private final Protocol protocol;

  AwsService(String label, String signingName, Protocol protocol) {
    this.label = label;
    this.signingName = signingName;
    this.protocol = protocol;
  }

  /// First label of its host names.
  public String label() {
    return label;
  }

  /// Names accepted as the service in a credential scope.
  public List<String> signingNames() {
    return List.of(signingName);
  }

  /// How it speaks.
  public Protocol protocol() {
    return protocol;
  }

  /// Its regional host.
  public String host(String region) {
    return label + "." + region + ".amazonaws.com";
  }
}
