internal import InstructionSet

extension ConvolutionLoops {
  /// The weights of the stream in the banks, the zero point still in them, as
  /// `[output][kernel row][kernel column][input channel]`.
  ///
  /// This is the inverse of `forEachWeight`, a run of channels at a time.
  func unpackedWeights(_ banks: [Int8]) -> [Int8] {
    let stream = WeightStream(instruction)
    var weights = [Int8](repeating: 0, count: weightCount)
    var position = 0
    forEachRun { place, count in
      stream.read(position..<position + count, from: banks, into: &weights, at: place)
      position += count
    }
    return weights
  }

  /// Calls `body`, in the order of the stream, with the place of the first weight of each run of
  /// channels and the length of the run.
  private func forEachRun(_ body: (Int, Int) -> Void) {
    let depth = instruction.depthwise ? 1 : instruction.input.channels
    for group in 0..<outputGroups {
      let firstOutput = group * geometry.outputs
      for step in 0..<steps {
        let taps = taps(ofStep: step)
        let channels = instruction.depthwise ? 0..<1 : channels(ofStep: step)
        for output in firstOutput..<firstOutput + outputs(inGroup: group) {
          for row in taps.row..<taps.row + taps.rows {
            let tap = row * instruction.kernelWidth + taps.column
            for column in tap..<tap + taps.columns {
              body(output * reduction + column * depth + channels.lowerBound, channels.count)
            }
          }
        }
      }
    }
  }
}

/// A weight stream in the banks, as the decoder reads it.
struct WeightStream: Sendable {
  private let first: Int
  private let format: WeightFormat

  init(_ convolve: Convolve) {
    first = convolve.weights.byte
    format = convolve.weightFormat
  }

  /// Copies a run of weights.
  func read(
    _ positions: Range<Int>, from banks: [Int8], into weights: inout [Int8], at place: Int
  ) {
    var place = place
    for position in positions {
      weights[place] = weight(position, banks)
      place += 1
    }
  }

  /// A weight by its place in the stream.
  func weight(_ position: Int, _ banks: [Int8]) -> Int8 {
    switch format {
    case .int8: return banks[first + position]
    case .int4:
      let byte = banks[first + position >> 1]
      return (position & 1 == 0 ? byte << 4 : byte) >> 4
    }
  }
}
