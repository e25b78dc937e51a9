package dev.latchkey.local.stack;

import java.io.Serial;

/// Something was asked of a stack that is not up. The message tells the user what to do.
public final class StackDownException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1;

  StackDownException() {
    super("The stack is not up. Start it: ./latchkey up");
  }
}
