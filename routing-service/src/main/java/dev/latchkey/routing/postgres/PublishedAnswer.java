package dev.latchkey.routing.postgres;

import dev.latchkey.routing.decision.RecordPlace;
import org.jspecify.annotations.Nullable;

/// An answer that Kafka has.
///
/// @param place where it stands; null when that is not known
public record PublishedAnswer(Claim claim, @Nullable RecordPlace place) {}
