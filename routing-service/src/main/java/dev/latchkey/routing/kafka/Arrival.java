package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.DeadRequest;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.routing.decision.BodyDigest;
import dev.latchkey.routing.decision.RecordPlace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A record of the requests topic, read.
public sealed interface Arrival {

  /// Where it stands on the broker.
  RecordPlace place();

  /// Its key, which an answer repeats; null when it has none or none that can be repeated.
  @Nullable Content recordKey();

  /// A record whose sender is known, so that it can be answered.
  sealed interface Addressed extends Arrival {

    /// The identity of the request.
    RequestKey request();

    /// The digest of its body.
    BodyDigest digest();

    /// The trace it belongs to; null when it is not traced.
    @Nullable TraceContext trace();

    /// Where its answer goes beside the topic of answers.
    ReplyRoute reply();

    /// What it keeps in memory while it is worked on, in bytes.
    int bytes();
  }

  /// A well-formed request.
  record Accepted(
      RecordPlace place,
      @Nullable Content recordKey,
      BodyDigest digest,
      ReplyRoute reply,
      InferenceRequest inference)
      implements Addressed {

    @Override
    public RequestKey request() {
      return inference.key();
    }

    @Override
    public @Nullable TraceContext trace() {
      return inference.trace();
    }

    @Override
    public int bytes() {
      return inference.body().size();
    }
  }

  /// A request that is answered with an error and never sent anywhere.
  record Refused(
      RecordPlace place,
      @Nullable Content recordKey,
      BodyDigest digest,
      ReplyRoute reply,
      RequestKey request,
      @Nullable TraceContext trace,
      ErrorObject error)
      implements Addressed {

    @Override
    public int bytes() {
      return 0;
    }
  }

  /// A record that nobody can be told about.
  ///
  /// @param acceptedAt when the broker took it
  record Unreadable(
      RecordPlace place, @Nullable Content recordKey, Instant acceptedAt, DeadRequest dead)
      implements Arrival {}
}
