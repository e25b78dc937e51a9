package dev.latchkey.audit.query;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The days of a summary, in UTC.
///
/// @param last included
/// @param workspace the one that is summed up; null for all of the organisation
public record DayRange(LocalDate first, LocalDate last, @Nullable WorkspaceId workspace) {}
