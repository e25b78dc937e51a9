package dev.latchkey.contracts.wire.identifiers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The regions by partition, written down a second time so that a slip in the code shows.
public final class Regions {

  static final List<Region> COMMERCIAL =
      words(
          """
          af-south-1
          ap-east-1 ap-east-2
          ap-northeast-1 ap-northeast-2 ap-northeast-3
          ap-south-1 ap-south-2
          ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5
          ap-southeast-6 ap-southeast-7
          ca-central-1 ca-west-1
          eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3
          il-central-1
          me-central-1 me-south-1
          mx-central-1
          sa-east-1
          us-east-1 us-east-2 us-west-1 us-west-2
          """);

  static final List<Region> GOVERNMENT = words("us-gov-east-1 us-gov-west-1");

  static final List<Region> EUROPEAN_SOVEREIGN = words("eusc-de-east-1");

  private Regions() {}

  /// All of them.
  public static Stream<Region> all() {
    return Stream.of(COMMERCIAL, GOVERNMENT, EUROPEAN_SOVEREIGN).flatMap(List::stream);
  }

  private static List<Region> words(String text) {
    return Arrays.stream(text.split("\\s+")).map(Region::new).toList();
  }
}
