package dev.latchkey.simulator.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a request asks for. Read before anybody knows who asks, so that refused calls are recorded
/// with their operation too.
public sealed interface Operation {

  /// AWS's name of the operation.
  String name();

  /// Model or inference profile as the request names it, `null` when the operation names none.
  default @Nullable String modelId() {
    return null;
  }

  /// What IAM must allow; most operations are allowed by their own name.
  default String action() {
    return name();
  }

  /// An operation of the Bedrock runtime.
  sealed interface RuntimeOperation extends Operation {}

  /// One that asks a model, and is paid.
  sealed interface Inference extends RuntimeOperation {

    @Override
    String modelId();

    /// Whether it is answered by a stream.
    boolean isStreamed();
  }

  /// An operation of the Bedrock control plane.
  sealed interface ControlOperation extends Operation {}

  /// An operation of STS.
  sealed interface StsOperation extends Operation {}

  /// One inference in the model's own format, answered whole.
  record InvokeModel(String modelId) implements Inference {
    @Override
    public String name() {
      return "InvokeModel";
    }

    @Override
    public boolean isStreamed() {
      return false;
    }
  }

  /// One inference in the model's own format, answered by a stream.
  record InvokeModelWithResponseStream(String modelId) implements Inference {
    @Override
    public String name() {
      return "InvokeModelWithResponseStream";
    }

    @Override
    public boolean isStreamed() {
      return true;
    }
  }

  /// One inference in the format for all models, answered whole. IAM has no action of its own for
  /// it.
  record Converse(String modelId) implements Inference {
    @Override
    public String name() {
      return "Converse";
    }

    @Override
    public String action() {
      return "InvokeModel";
    }

    @Override
    public boolean isStreamed() {
      return false;
    }
  }

  /// One inference in the format for all models, answered by a stream. IAM has no action of its own
  /// for it.
  record ConverseStream(String modelId) implements Inference {
    @Override
    public String name() {
      return "ConverseStream";
    }

    @Override
    public String action() {
      return "InvokeModelWithResponseStream";
    }

    @Override
    public boolean isStreamed() {
      return true;
    }
  }

  /// How many tokens a request would have; costs nothing.
  record CountTokens(String modelId) implements RuntimeOperation {
    @Override
    public String name() {
      return "CountTokens";
    }
  }

  /// A path of the runtime that is not simulated.
  record UnknownRuntime() implements RuntimeOperation {
    @Override
    public String name() {
      return "UnknownOperation";
    }
  }

  /// The models of a region. Filters are as sent, `null` when absent.
  record ListFoundationModels(@Nullable String byProvider, @Nullable String byInferenceType)
      implements ControlOperation {
    @Override
    public String name() {
      return "ListFoundationModels";
    }
  }

  /// The profiles that can be called from a region. Parameters are as sent, `null` when absent.
  record ListInferenceProfiles(
      @Nullable String type, @Nullable String maxResults, @Nullable String nextToken)
      implements ControlOperation {
    @Override
    public String name() {
      return "ListInferenceProfiles";
    }
  }

  /// One profile by id or ARN.
  record GetInferenceProfile(String modelId) implements ControlOperation {
    @Override
    public String name() {
      return "GetInferenceProfile";
    }
  }

  /// A path of the control plane that is not simulated.
  record UnknownControl() implements ControlOperation {
    @Override
    public String name() {
      return "UnknownOperation";
    }
  }

  /// A session for the caller's user.
  ///
  /// @param durationSeconds as sent, `null` when absent
  /// @param withMfa whether a device or a code was sent
  record GetSessionToken(@Nullable String durationSeconds, boolean withMfa)
      implements StsOperation {
    @Override
    public String name() {
      return "GetSessionToken";
    }
  }

  /// A session for a role. Texts are as sent, `null` when absent.
  record AssumeRole(
      @Nullable String roleArn,
      @Nullable String roleSessionName,
      @Nullable String durationSeconds,
      @Nullable String externalId,
      @Nullable String sourceIdentity,
      List<SessionTag> tags)
      implements StsOperation {

    public AssumeRole {
      tags = List.copyOf(tags);
    }

    @Override
    public String name() {
      return "AssumeRole";
    }
  }

  /// Who is calling.
  record GetCallerIdentity() implements StsOperation {
    @Override
    public String name() {
      return "GetCallerIdentity";
    }
  }

  /// An action of STS that is not simulated, or none.
  record UnknownAction(@Nullable String action, @Nullable String version) implements StsOperation {
    @Override
    public String name() {
      return "UnknownOperation";
    }
  }
}
