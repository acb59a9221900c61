/// The MAC array: a box of `pixels × outputs × inputs × taps` multipliers.
public struct ArraySpec: Sendable, Hashable {
  /// Output pixels of one row that a beat computes together.
  public var pixels = 0
  /// Output channels that a beat computes together.
  public var outputs = 0
  /// Input channels whose products a beat sums.
  public var inputs = 0
  /// Kernel taps whose products a beat sums.
  public var taps = 0
  /// Whether a layer may use the tap lanes for further input channels.
  public var foldsTaps = false
  /// Whether a depthwise layer, which sums over no channels, may use the input lanes for further
  /// kernel taps.
  public var foldsInputs = false
  /// Whether a multiplier makes two products of int4 weights a cycle, for two output channels.
  public var doublesInt4 = false
  /// Of how many neighbouring input channels an output may have `patternKept` weights that are not
  /// zero, so that the array takes as many fewer multipliers for them; 0 where it knows no pattern.
  public var patternLength = 0
  /// Weights that the array takes of each `patternLength`.
  public var patternKept = 0
  /// Whether the array leaves weight tiles out whose weights are all zero, which weight streams
  /// then have no more than a flag of.
  public var skipsTiles = false
  /// Bytes of input rows that the array keeps from a row of output pixels to the next.
  public var lineBufferBytes = 0
  /// Bits of an operand that multipliers, buffers and memories are built for.
  ///
  /// The machine computes with 8; energy and area are taken for these.
  public var operandBits = 8
  /// Bytes of the memory from which a multiplier's weight is read for each product; 0 where weights
  /// stay in registers while they are used.
  public var weightMemoryBytes = 0
  /// Whether multipliers rest while an operand is zero, which only energy from data shows.
  public var gatesZeros = false
  /// Beats with nothing but zeros to multiply that the array passes over together with the beat
  /// before them, where banks flag words of zeros; 0 where it does all beats.
  public var zeroBeats = 0
  /// Capacity of the accumulators, in 32-bit sums.
  public var accumulators = 0
  /// Finished sums that are requantised and written per cycle.
  public var drainRate = 0
  /// Cycles between the last operand's arrival and the sum's being in its accumulator.
  public var pipelineDepth = 0

  /// Makes an array with no extent yet.
  public init() {}

  /// How many times more input channels a beat takes where weights have the pattern.
  public var patternGain: Int { patternKept > 0 ? patternLength / patternKept : 1 }

  /// Multipliers in the box.
  public var multipliers: Int { pixels * outputs * inputs * taps }
}
