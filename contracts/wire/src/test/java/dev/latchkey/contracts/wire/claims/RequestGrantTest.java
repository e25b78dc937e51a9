package dev.latchkey.contracts.wire.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.claims.RequestGrant.GrantedOperation;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Access;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGrantTest {

  private static final GrantedOperation SUMMARISE =
      new GrantedOperation("summarise", Access.READ, false, true);
  private static final GrantedOperation BOOK =
      new GrantedOperation("book", Access.WRITE, true, false);

  @Test
  void tellsTheFactsOfAnOperationThatItLists() {
    assertThat(grant(SUMMARISE, BOOK).operation("book")).contains(BOOK);
    assertThat(grant(SUMMARISE, BOOK).operation("summarise")).contains(SUMMARISE);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"pay", "Summarise", "summarise ", "summaris", "*"})
  void knowsNothingOfOthers(@Nullable String name) {
    assertThat(grant(SUMMARISE, BOOK).operation(name)).isEmpty();
  }

  @Test
  void knowsNothingWithoutOperations() {
    assertThat(grant().operation("summarise")).isEmpty();
  }

  @Test
  void doesNotChooseBetweenTwoEntriesOfOneName() {
    // Given
    GrantedOperation milder = new GrantedOperation("book", Access.READ, false, true);

    // Then
    assertThat(grant(milder, BOOK).operation("book")).isEmpty();
    assertThat(grant(BOOK, milder).operation("book")).isEmpty();
    assertThat(grant(BOOK, BOOK).operation("book")).isEmpty();
  }

  @Test
  void doesNotChangeWithTheListThatItWasMadeOf() {
    // Given
    List<GrantedOperation> operations = new ArrayList<>(List.of(SUMMARISE));
    RequestGrant grant = new RequestGrant(new WorkspaceId("acme"), null, null, operations);

    // When
    operations.add(BOOK);

    // Then
    assertThat(grant.operation("book")).isEmpty();
  }

  private static RequestGrant grant(GrantedOperation... operations) {
    return new RequestGrant(new WorkspaceId("acme"), "ada", "s-1", List.of(operations));
  }
}
