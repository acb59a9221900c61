internal import InstructionSet

extension Compilation {
  /// The bytes that no code without a context can store all weights in: each convolution's order-0
  /// entropy, without tables.
  package var weightEntropyBytes: Int {
    schedule.weights.reduce(0) { bytes, weights in
      var histogram = [Int](repeating: 0, count: 256)
      for weight in weights.values { histogram[Int(weight) + 128] += 1 }
      return bytes + histogram.entropyUnits / FixedLogarithm.unitsPerBit / 8
    }
  }
}
