package dev.latchkey.contracts.wire.identifiers;

import java.util.Arrays;
import java.util.Optional;

/// Which model a request asks for: one that it names, or whichever of the workspace's models suits.
public sealed interface ModelWish {

  /// What stands in the place of a model's name when Latchkey is to choose.
  String AUTO = "auto";

  /// This model and no other.
  record Named(ModelReference model) implements ModelWish {}

  /// One of the workspace's models.
  ///
  /// @param task how demanding the task is
  /// @param preference what decides among the models that are good enough for it
  record Auto(TaskHint task, Preference preference) implements ModelWish {}

  /// How demanding a task is.
  enum TaskHint {
    /// Any model can do it: a label, an extract, a short answer.
    SIMPLE("simple"),
    /// A model of the middle can do it. What holds where nobody says.
    STANDARD("standard"),
    /// It takes one of the best models.
    COMPLEX("complex");

    private final String text;

    TaskHint(String text) {
      this.text = text;
    }

    /// The hint of this name.
    public static Optional<TaskHint> of(String text) {
      return Arrays.stream(values()).filter(hint -> hint.text.equals(text)).findFirst();
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// What decides among models that are good enough.
  enum Preference {
    /// The cheapest. What holds where nobody says.
    COST("cost"),
    /// The best.
    QUALITY("quality"),
    /// The one that answers soonest.
    SPEED("speed");

    private final String text;

    Preference(String text) {
      this.text = text;
    }

    /// The preference of this name.
    public static Optional<Preference> of(String text) {
      return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
