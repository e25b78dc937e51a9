package dev.latchkey.credential.decision;

/// What became of one call to AWS.
public sealed interface AwsAnswer<T> {

  /// AWS did what was asked.
  record Done<T>(T value) implements AwsAnswer<T> {}

  /// It did not.
  record Failed<T>(AwsFailure failure) implements AwsAnswer<T> {}
}
