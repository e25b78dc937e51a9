package dev.latchkey.contracts.wire.identifiers;

/// One version of a credential: what is tested, stored, activated and used as one thing.
///
/// @param credential the credential
/// @param number 1 for the first version; each replacement takes the next number
public record CredentialVersion(CredentialId credential, int number) {

  public CredentialVersion {
    requireNumber(number);
  }

  /// Refuses a number that no version has; for records that carry the number alone.
  ///
  /// @throws IllegalArgumentException when it is below 1
  public static void requireNumber(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("credential version " + number + " is below 1");
    }
  }

  @Override
  public String toString() {
    return credential + "/" + number;
  }
}
