package dev.latchkey.contracts.wire.identifiers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An Amazon Resource Name, taken apart. Source: IAM user guide, "Identify AWS resources with
/// Amazon Resource Names".
///
/// @param partition the second element
/// @param service the third element, for example `bedrock`
/// @param region the fourth element; null where the resource has none
/// @param account the fifth element; null where the resource belongs to no account
/// @param resourceType what stands before the first `/` of the resource
/// @param resourceId what stands behind it
public record Arn(
    Partition partition,
    String service,
    @Nullable Region region,
    @Nullable AwsAccountId account,
    String resourceType,
    String resourceId) {

  private static final int MAX_LENGTH = 2048;
  private static final Pattern FORM =
      Pattern.compile(
          "arn:([a-z-]+):([a-z0-9-]+):([a-z0-9-]*):([0-9]{12}|):([a-z-]+)/([A-Za-z0-9._:/+=,@-]+)");

  /// Reads text from outside.
  public static Parsed<Arn> parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return new Parsed.Invalid<>("ARN is missing");
    }
    Matcher matcher = FORM.matcher(text);
    if (text.length() > MAX_LENGTH || !matcher.matches()) {
      return invalid(text, "is not of the form arn:partition:service:region:account:type/id");
    }
    Partition partition = Partition.ofId(matcher.group(1)).orElse(null);
    if (partition == null) {
      return invalid(text, "names an AWS partition that Latchkey does not know");
    }
    return regionOf(matcher.group(3))
        .flatMap(
            region ->
                region.isIn(partition)
                    ? new Parsed.Ok<>(build(partition, region, matcher))
                    : invalid(text, "names a region of another partition"));
  }

  private static Parsed<RegionElement> regionOf(String text) {
    return text.isEmpty()
        ? new Parsed.Ok<>(new RegionElement(null))
        : Region.parse(text).map(RegionElement::new);
  }

  private static Arn build(Partition partition, RegionElement region, Matcher matcher) {
    String account = matcher.group(4);
    return new Arn(
        partition,
        matcher.group(2),
        region.value(),
        account.isEmpty() ? null : new AwsAccountId(account),
        matcher.group(5),
        matcher.group(6));
  }

  private static Parsed<Arn> invalid(String text, String why) {
    return new Parsed.Invalid<>("ARN '" + Shape.excerpt(text) + "' " + why);
  }

  private record RegionElement(@Nullable Region value) {
    boolean isIn(Partition partition) {
      return value == null || value.partition() == partition;
    }
  }

  @Override
  public String toString() {
    return "arn:%s:%s:%s:%s:%s/%s"
        .formatted(
            partition.id(),
            service,
            region == null ? "" : region,
            account == null ? "" : account,
            resourceType,
            resourceId);
  }
}
