package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.inference.Access;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every operation that a grant can list, and everything that headers can say of one.
final class Operations {

  private static final List<Boolean> EITHER = List.of(false, true);

  private Operations() {}

  static Stream<OperationFacts> granted() {
    return Arrays.stream(Access.values())
        .flatMap(
            access ->
                EITHER.stream()
                    .flatMap(
                        autonomous ->
                            EITHER.stream()
                                .map(
                                    eligible -> new OperationFacts(access, autonomous, eligible))));
  }

  static Stream<StatedFacts> stated() {
    List<@Nullable Access> accesses = Arrays.asList(null, Access.READ, Access.WRITE);
    List<@Nullable Boolean> flags = Arrays.asList(null, false, true);
    return accesses.stream()
        .flatMap(
            access ->
                flags.stream()
                    .flatMap(
                        autonomous ->
                            flags.stream()
                                .map(eligible -> new StatedFacts(access, autonomous, eligible))));
  }

  static Stream<Standing> standings() {
    return Stream.concat(
        Stream.of(new Standing.Ungranted(), new Standing.NotListed()),
        granted().map(Standing.Granted::new));
  }
}
