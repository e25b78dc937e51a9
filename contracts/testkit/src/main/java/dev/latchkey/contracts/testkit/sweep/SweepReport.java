package dev.latchkey.contracts.testkit.sweep;

import java.util.List;
import java.util.SortedMap;

/// What a sweep searched and found. A clean report proves something only if [#searched] names what
/// was to be searched.
///
/// @param findings empty if nothing planted is where it must not be
/// @param searched the number of places searched, by source
public record SweepReport(List<Finding> findings, SortedMap<String, Long> searched) {

  public SweepReport {
    findings = List.copyOf(findings);
  }
}
