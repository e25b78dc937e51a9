package dev.latchkey.contracts.wire.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void readsParentAndState() {
    assertThat(TraceContext.parse(PARENT, "vendor=1"))
        .contains(new TraceContext(PARENT, "vendor=1"));
  }

  @Test
  void needsNoState() {
    assertThat(TraceContext.parse(PARENT, null)).contains(new TraceContext(PARENT, null));
  }

  @Test
  void dropsAStateThatIsTooLong() {
    assertThat(TraceContext.parse(PARENT, "a".repeat(512)))
        .contains(new TraceContext(PARENT, "a".repeat(512)));
    assertThat(TraceContext.parse(PARENT, "a".repeat(513)))
        .contains(new TraceContext(PARENT, null));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\n",
        "trace"
      })
  void ignoresAMalformedParentTogetherWithItsState(@Nullable String parent) {
    assertThat(TraceContext.parse(parent, "vendor=1")).isEmpty();
  }
}
