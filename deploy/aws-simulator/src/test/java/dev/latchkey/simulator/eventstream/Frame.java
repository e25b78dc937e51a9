package dev.latchkey.simulator.eventstream;

import java.nio.ByteBuffer;
import java.util.Map;

/// A frame that was read.
record Frame(Map<String, HeaderValue> headers, ByteBuffer payload) {

  String text(String header) {
    return headers.get(header) instanceof HeaderValue.Text(String value) ? value : "";
  }
}
