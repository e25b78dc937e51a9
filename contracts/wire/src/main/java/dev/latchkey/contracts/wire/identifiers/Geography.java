package dev.latchkey.contracts.wire.identifiers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The geography that a system-defined inference profile keeps its calls in, written as the prefix
/// of the profile's id. AWS adds geographies over time, so this is an open set: a new one is a new
/// row of [#ALL], and a prefix that has no row is an error, never a guess.
///
/// The destinations are the widest set that AWS documents for the geography; the true set depends
/// on model and source region and is asked of `GetInferenceProfile`. Source: Bedrock user guide,
/// "Supported Regions and models for inference profiles".
///
/// @param prefix the first segment of the profile id, for example `eu`
/// @param destinations where calls of the geography may run at most
public record Geography(String prefix, Destinations destinations) {

  private static final List<Geography> ALL =
      List.of(
          new Geography("global", new Destinations.AllCommercial()),
          row("us", "us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1"),
          row(
              "eu",
              "eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2"
                  + " eu-west-3"),
          row("jp", "ap-northeast-1 ap-northeast-3"),
          row("au", "ap-southeast-2 ap-southeast-4"),
          row("in", "ap-south-1 ap-south-2"),
          row(
              "apac",
              "ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1"
                  + " ap-southeast-2 ap-southeast-4"),
          row("ca", "ca-central-1 ca-west-1"),
          row("us-gov", "us-gov-west-1 us-gov-east-1"));

  /// The geography with this profile prefix, if AWS has one that Latchkey knows.
  public static Optional<Geography> ofPrefix(String prefix) {
    return ALL.stream().filter(geography -> geography.prefix.equals(prefix)).findFirst();
  }

  /// All known geographies.
  public static List<Geography> all() {
    return ALL;
  }

  /// Whether every region of this geography is one of the other's.
  public boolean isSubsetOf(Geography other) {
    return destinations.isSubsetOf(other.destinations);
  }

  private static Geography row(String prefix, String regions) {
    return new Geography(
        prefix,
        new Destinations.Regions(
            Arrays.stream(regions.split(" ")).map(Region::new).collect(Collectors.toSet())));
  }

  @Override
  public String toString() {
    return prefix;
  }
}
