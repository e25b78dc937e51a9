package dev.latchkey.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the project's pages say of its tree is true of its tree.
class DocumentationTest {

  private static final Path CHECKOUT = LatchkeyScript.checkout();
  private static final Pattern TEST_CLASS = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|Rules))`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

  @Test
  void theInvariantsNameTestsThatExist() throws IOException {
    // Given
    Set<String> classes =
        sources(".java")
            .map(source -> source.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());

    // When
    List<String> named = matches(TEST_CLASS, CHECKOUT.resolve("contracts/docs/invariants.md"));

    // Then
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(classes).containsAll(named);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageLinksToPagesThatExist(Path page) throws IOException {
    // Given
    Path folder = CHECKOUT.resolve(page).resolveSibling("");

    // When
    List<String> links = matches(LINK, CHECKOUT.resolve(page));

    // Then
    assertThat(links).allSatisfy(link -> assertThat(folder.resolve(link)).exists());
  }

  static Stream<Path> pages() throws IOException {
    return sources(".md").map(CHECKOUT::relativize).sorted();
  }

  private static List<String> matches(Pattern pattern, Path page) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(page));
    return matcher.results().map((MatchResult match) -> match.group(1)).distinct().toList();
  }

  /// The files of the tree, without what was built from them or runs beside them.
  private static Stream<Path> sources(String ending) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CHECKOUT)) {
      files
          .filter(file -> file.toString().endsWith(ending))
          .filter(DocumentationTest::isSource)
          .forEach(found::add);
    }
    return found.stream();
  }

  private static boolean isSource(Path file) {
    Path relative = CHECKOUT.relativize(file);
    for (Path part : relative) {
      if (part.toString().equals("target") || part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }
}
