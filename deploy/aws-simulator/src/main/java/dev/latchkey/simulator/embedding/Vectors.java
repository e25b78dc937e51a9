package dev.latchkey.simulator.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latchkey.simulator.digest.Digests;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.function.DoubleToIntFunction;
import java.util.stream.IntStream;

/// Vectors made from a digest.
final class Vectors {

  private Vectors() {}

  /// The vector of a text in a model.
  ///
  /// @param normalized whether its length is 1
  static double[] of(String modelId, String text, int dimensions, boolean normalized) {
    byte[] digest = Digests.sha256().digest((modelId + " " + text).getBytes(UTF_8));
    SplittableRandom random = new SplittableRandom(ByteBuffer.wrap(digest).getLong());
    double[] vector = random.doubles(dimensions, -1, 1).toArray();
    double length = normalized ? length(vector) : 1;
    for (int index = 0; index < vector.length; index++) {
      vector[index] /= length;
    }
    return vector;
  }

  private static double length(double[] vector) {
    double squares = 0;
    for (double component : vector) {
      squares += component * component;
    }
    return Math.sqrt(squares);
  }

  static ArrayNode floats(double[] vector) {
    ArrayNode floats = JsonNodeFactory.instance.arrayNode(vector.length);
    for (double component : vector) {
      floats.add((float) component);
    }
    return floats;
  }

  /// Components as whole numbers.
  static ArrayNode integers(double[] vector, DoubleToIntFunction rounding) {
    ArrayNode integers = JsonNodeFactory.instance.arrayNode(vector.length);
    for (double component : vector) {
      integers.add(rounding.applyAsInt(component));
    }
    return integers;
  }

  /// The signs of the components as ones and zeros.
  static ArrayNode signs(double[] vector) {
    return integers(vector, component -> component > 0 ? 1 : 0);
  }

  /// The signs of the components, eight in a number.
  ///
  /// @param offset of the numbers: 0, or -128 for signed ones
  static ArrayNode packedSigns(double[] vector, int offset) {
    ArrayNode packed = JsonNodeFactory.instance.arrayNode(vector.length / 8);
    for (int begin = 0; begin + 8 <= vector.length; begin += 8) {
      int first = begin;
      int bits = IntStream.range(0, 8).map(bit -> vector[first + bit] > 0 ? 0x80 >> bit : 0).sum();
      packed.add(bits + offset);
    }
    return packed;
  }
}
