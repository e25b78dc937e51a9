package dev.latchkey.routing.bounded;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that forgets what was not used for longest when it holds more than it may. Looking at an
/// entry uses it, so readers too must hold the lock of whoever owns the map.
public final class LeastRecentlyUsed<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1;

  private final int most;

  /// @param most how many entries it may hold
  public LeastRecentlyUsed(int most) {
    super(64, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
