/// Takes reals, or integers of one quantisation, to the integers of the result's quantisation.
public struct Quantize: Sendable, Hashable {
  /// Makes a quantisation.
  public init() {}
}
