package dev.latchkey.simulator.accounts;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A role as somebody assumed it.
///
/// @param tags session tags, by key
/// @param sourceIdentity as given by who assumed it, `null` when nothing was given
public record AssumedRole(
    String roleName,
    String sessionName,
    SortedMap<String, String> tags,
    @Nullable String sourceIdentity) {

  public AssumedRole {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }
}
