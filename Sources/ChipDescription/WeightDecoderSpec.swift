/// The weight decoder between the banks and the array.
///
/// It always knows weights of 8 and of 4 bits.
public struct WeightDecoderSpec: Sendable, Hashable {
  /// Weights handed to the array per cycle.
  public var weightsPerCycle = 0
  /// Cycles from the start of a stream to its first weight.
  public var startupCycles = 0
  /// Whether it unpacks weights of 2, 3 and 6 bits.
  public var unpacksNarrow = false
  /// Whether it expands bitmaps with packed weights that are not zero.
  public var expandsBitmaps = false
  /// Entropy tables that it holds; with none it decodes no entropy code.
  public var tables = 0
  /// Base-2 logarithm of the states of an entropy table.
  public var tableStateBits = 11

  /// Makes a decoder with no rate yet.
  public init() {}
}
