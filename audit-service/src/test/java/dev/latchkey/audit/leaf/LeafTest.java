package dev.latchkey.audit.leaf;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.audit.leaf.LogEntry.TreeHead;
import dev.latchkey.audit.merkle.TreeHash;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LeafTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00.5Z");
  private static final DataHash HASH = DataHash.of(new byte[16], new byte[0]);
  private static final String ZEROS = "0".repeat(64);
  private static final TreeHead HEAD = new TreeHead(7, TreeHash.of(new byte[32]));
  private static final String HEAD_JSON = "{\"root\":\"" + ZEROS + "\",\"size\":7}";

  static Stream<Arguments> entries() {
    return Stream.of(
        Arguments.of(
            tenant(new TenantEntry.Event("id-1", "t", "/s", TIME, 42, HASH)),
            "{\"dataHash\":\"HASH\",\"id\":\"id-1\",\"kind\":\"event\",\"offset\":42,"
                + "\"org\":\"acme\",\"prev\":\"ZEROS\",\"source\":\"/s\","
                + "\"time\":\"2026-11-21T10:00:00.500Z\",\"tseq\":1,\"type\":\"t\",\"v\":1,"
                + "\"workspace\":\"ws\"}"),
        Arguments.of(
            tenant(new TenantEntry.Event("id-1", "t", "/s", null, 42, HASH)),
            "{\"dataHash\":\"HASH\",\"id\":\"id-1\",\"kind\":\"event\",\"offset\":42,"
                + "\"org\":\"acme\",\"prev\":\"ZEROS\",\"source\":\"/s\",\"tseq\":1,"
                + "\"type\":\"t\",\"v\":1,\"workspace\":\"ws\"}"),
        Arguments.of(
            tenant(new TenantEntry.Batch("t", 3, 9, 5, HASH)),
            "{\"count\":5,\"dataHash\":\"HASH\",\"first\":3,\"kind\":\"batch\",\"last\":9,"
                + "\"org\":\"acme\",\"prev\":\"ZEROS\",\"tseq\":1,\"type\":\"t\",\"v\":1,"
                + "\"workspace\":\"ws\"}"),
        Arguments.of(
            tenant(new TenantEntry.OutcomeUnknown("f-1", 12, TIME)),
            "{\"deadline\":\"2026-11-21T10:00:00.500Z\",\"fallback\":\"f-1\",\"intent\":12,"
                + "\"kind\":\"outcome-unknown\",\"org\":\"acme\",\"prev\":\"ZEROS\",\"tseq\":1,"
                + "\"v\":1,\"workspace\":\"ws\"}"),
        Arguments.of(
            tenant(new TenantEntry.Erasure("me", "Art. 17", TIME, List.of("3:0", "4:1"))),
            "{\"actor\":\"me\",\"basis\":\"Art. 17\",\"events\":[\"3:0\",\"4:1\"],"
                + "\"kind\":\"erasure\",\"org\":\"acme\",\"prev\":\"ZEROS\","
                + "\"time\":\"2026-11-21T10:00:00.500Z\",\"tseq\":1,\"v\":1,\"workspace\":\"ws\"}"),
        Arguments.of(
            tenant(new TenantEntry.Expiry(TIME, 99)),
            "{\"before\":\"2026-11-21T10:00:00.500Z\",\"kind\":\"expiry\",\"org\":\"acme\","
                + "\"prev\":\"ZEROS\",\"through\":99,\"tseq\":1,\"v\":1,\"workspace\":\"ws\"}"),
        Arguments.of(
            new Leaf.OfLog(new LogEntry.Gap(5, 9, "expired")),
            "{\"from\":5,\"kind\":\"gap\",\"reason\":\"expired\",\"to\":9,\"v\":1}"),
        Arguments.of(
            new Leaf.OfLog(new LogEntry.Quarantined(8, "no event", HASH)),
            "{\"dataHash\":\"HASH\",\"kind\":\"quarantined\",\"offset\":8,"
                + "\"reason\":\"no event\",\"v\":1}"),
        Arguments.of(
            new Leaf.OfLog(new LogEntry.Generation("a/b/c/0/1", HEAD, HEAD, TIME)),
            "{\"kind\":\"generation\",\"previous\":\"a/b/c/0/1\",\"published\":HEAD,"
                + "\"restored\":HEAD,\"time\":\"2026-11-21T10:00:00.500Z\",\"v\":1}"),
        Arguments.of(
            new Leaf.OfLog(new LogEntry.Generation("a/b/c/0/1", null, HEAD, TIME)),
            "{\"kind\":\"generation\",\"previous\":\"a/b/c/0/1\",\"restored\":HEAD,"
                + "\"time\":\"2026-11-21T10:00:00.500Z\",\"v\":1}"));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void saysWhatItIsAboutInOneLine(Leaf leaf, String line) {
    assertThat(leaf.line())
        .isEqualTo(
            line.replace("HASH", HASH.toString())
                .replace("ZEROS", ZEROS)
                .replace("HEAD", HEAD_JSON));
  }

  @Test
  void hasALineForEveryKind() {
    Set<LeafKind> kinds =
        entries()
            .map(each -> (Leaf) requireNonNull(each.get()[0]))
            .map(Leaf::kind)
            .collect(Collectors.toSet());

    assertThat(kinds).isEqualTo(EnumSet.allOf(LeafKind.class));
  }

  @Test
  void namesTheLeafBeforeItsOwn() {
    // Given
    ChainLink first = ChainLink.first(new Tenant("acme", "ws"));
    Leaf leaf = new Leaf.OfTenant(first, new TenantEntry.Expiry(TIME, 1));

    // When
    ChainLink second = first.next(leaf.hash());

    // Then
    assertThat(new Leaf.OfTenant(second, new TenantEntry.Expiry(TIME, 2)).line())
        .contains("\"tseq\":2", "\"prev\":\"" + leaf.hash() + "\"");
  }

  @Test
  void namesAtMostFiveHundredErasedEvents() {
    assertThatThrownBy(
            () -> new TenantEntry.Erasure("a", "b", TIME, Collections.nCopies(501, "1:0")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Leaf tenant(TenantEntry entry) {
    return new Leaf.OfTenant(ChainLink.first(new Tenant("acme", "ws")), entry);
  }
}
