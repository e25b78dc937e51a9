package dev.latchkey.contracts.wire.identifiers;

import java.util.Arrays;
import java.util.Optional;

/// A group of AWS regions with its own accounts, ARNs and host names. Source: AWS SDK endpoint
/// metadata.
public enum Partition {
  AWS("aws", "amazonaws.com"),
  AWS_US_GOV("aws-us-gov", "amazonaws.com"),
  AWS_EUSC("aws-eusc", "amazonaws.eu");

  private final String id;
  private final String dnsSuffix;

  Partition(String id, String dnsSuffix) {
    this.id = id;
    this.dnsSuffix = dnsSuffix;
  }

  /// The partition whose ARNs begin with `arn:<id>:`.
  public static Optional<Partition> ofId(String id) {
    return Arrays.stream(values()).filter(partition -> partition.id.equals(id)).findFirst();
  }

  /// The second element of an ARN, for example `aws`.
  public String id() {
    return id;
  }

  /// The end of every host name of the partition, for example `amazonaws.com`.
  public String dnsSuffix() {
    return dnsSuffix;
  }
}
