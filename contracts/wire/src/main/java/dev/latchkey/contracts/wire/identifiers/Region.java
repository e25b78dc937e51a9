package dev.latchkey.contracts.wire.identifiers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An AWS region that Latchkey knows. There is no default region anywhere (INV-10): an unknown or
/// missing one is an error that names what to set.
///
/// The list is the union of the regions from which Bedrock offers inference, by partition. Source:
/// Bedrock user guide, "Supported Regions"; AWS SDK region metadata.
public record Region(@JsonValue String name) {

  private static final Set<String> COMMERCIAL =
      words(
          "af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1"
              + " ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4"
              + " ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1"
              + " eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3"
              + " il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2"
              + " us-west-1 us-west-2");
  private static final Set<String> GOVERNMENT = words("us-gov-east-1 us-gov-west-1");
  private static final Set<String> EUROPEAN_SOVEREIGN = words("eusc-de-east-1");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Region {
    if (partitionOf(name) == null) {
      throw new IllegalArgumentException(complaint(name));
    }
  }

  /// Reads text from outside.
  public static Parsed<Region> parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return new Parsed.Invalid<>(
          "region is missing: set the AWS region, for example eu-central-1");
    }
    return partitionOf(text) == null
        ? new Parsed.Invalid<>(complaint(text))
        : new Parsed.Ok<>(new Region(text));
  }

  /// The partition that the region belongs to.
  public Partition partition() {
    Partition partition = partitionOf(name);
    if (partition == null) {
      throw new IllegalStateException("no partition for " + name);
    }
    return partition;
  }

  private static @Nullable Partition partitionOf(String name) {
    if (COMMERCIAL.contains(name)) {
      return Partition.AWS;
    }
    if (GOVERNMENT.contains(name)) {
      return Partition.AWS_US_GOV;
    }
    return EUROPEAN_SOVEREIGN.contains(name) ? Partition.AWS_EUSC : null;
  }

  private static String complaint(String text) {
    return "region '"
        + Shape.excerpt(text)
        + "' is not an AWS region that Latchkey knows; set a region name such as eu-central-1";
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" ")).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String toString() {
    return name;
  }
}
