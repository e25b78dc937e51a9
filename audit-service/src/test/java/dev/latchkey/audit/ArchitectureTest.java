package dev.latchkey.audit;

import dev.latchkey.contracts.testkit.architecture.LatchkeyArchitecture;
import dev.latchkey.contracts.testkit.architecture.ModuleShape;
import dev.latchkey.contracts.testkit.architecture.Threading;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> keepsTheRulesOfTheDesign() {
    return LatchkeyArchitecture.tests(
        new ModuleShape(
            "dev.latchkey.audit",
            Threading.MUTINY,
            Set.of("leaf", "merkle", "note", "query", "siem")));
  }
}
