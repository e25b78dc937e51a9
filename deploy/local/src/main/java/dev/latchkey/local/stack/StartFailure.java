package dev.latchkey.local.stack;

import java.io.Serial;

/// The stack did not come up. What went wrong was told by [Progress] already.
public final class StartFailure extends Exception {
  @Serial private static final long serialVersionUID = 1;

  StartFailure(PartName part) {
    super(part + " did not start");
  }
}
