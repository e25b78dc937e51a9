package dev.latchkey.local;

import dev.latchkey.local.stack.PartName;
import dev.latchkey.local.stack.StackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.SizeRotatingFileHandler;

/// Where the log of this JVM goes: nowhere for a command, into the broker's log for the launcher,
/// which runs the broker. The terminal is for the user.
public final class LauncherLog {
  private static final int MEBIBYTE = 1024 * 1024;

  private LauncherLog() {}

  /// Logs nothing. Called before anything else logs.
  static void beQuiet() {
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.setLevel(Level.OFF);
  }

  /// Logs warnings into the broker's log, at most 20 MiB of it.
  public static void writeTo(StackFolder folder) {
    try {
      SizeRotatingFileHandler handler =
          new SizeRotatingFileHandler(
              folder.log(PartName.KAFKA.toString()).toFile(), /* append= */ true);
      handler.setRotateSize(10L * MEBIBYTE);
      handler.setMaxBackupIndex(1);
      handler.setFormatter(new PatternFormatter("%d{HH:mm:ss.SSS} %-5p [%c] %s%e%n"));
      Logger root = Logger.getLogger("");
      root.addHandler(handler);
      root.setLevel(Level.WARNING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the log of the launcher", e);
    }
  }
}
