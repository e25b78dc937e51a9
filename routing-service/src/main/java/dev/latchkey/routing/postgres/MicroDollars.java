package dev.latchkey.routing.postgres;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// US dollars as whole millionths, as the database counts them. What no bill will ever be is cut
/// off, so that sums stay within their columns.
final class MicroDollars {

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 8);

  private MicroDollars() {}

  static long roundedUp(BigDecimal usd) {
    return micro(usd, RoundingMode.CEILING);
  }

  static long roundedDown(BigDecimal usd) {
    return micro(usd, RoundingMode.FLOOR);
  }

  private static long micro(BigDecimal usd, RoundingMode rounding) {
    return usd.movePointRight(6).setScale(0, rounding).min(MOST).longValueExact();
  }
}
