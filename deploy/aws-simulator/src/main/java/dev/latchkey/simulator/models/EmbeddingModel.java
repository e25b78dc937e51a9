package dev.latchkey.simulator.models;

import java.util.List;

/// A model that turns texts into vectors. Called by its id in every region, or through a profile
/// that puts a prefix before it.
///
/// @param id for example `amazon.titan-embed-text-v2:0`
/// @param defaultDimensions of the vectors, unless the request asks for others
/// @param dimensions what a request may ask for
/// @param maxInputTokens most tokens of one text
/// @param profileIds ids of its inference profiles
public record EmbeddingModel(
    String id,
    Format format,
    int defaultDimensions,
    List<Integer> dimensions,
    int maxInputTokens,
    List<String> profileIds) {

  public EmbeddingModel {
    dimensions = List.copyOf(dimensions);
    profileIds = List.copyOf(profileIds);
  }

  /// The format of its requests and answers.
  public enum Format {
    /// `inputText` alone.
    TITAN_V1,
    /// `inputText`, `dimensions`, `normalize`, `embeddingTypes`.
    TITAN_V2,
    /// `texts`, `input_type`, `truncate`, `embedding_types`.
    COHERE_V3,
    /// As the third version, and `output_dimension`.
    COHERE_V4
  }
}
