internal import InstructionSet

extension ConvolutionLoops {
  /// The weights of the stream at `banks`, without their zero point, in rows of `stride`, one for each
  /// output: `[output][kernel row][kernel column][input channel]`.
  ///
  /// This is the inverse of `forEachWeight`, a run of channels at a time.
  func unpackedWeights(_ banks: [UInt8], stride: Int) -> [Int16] {
    var rows = [Int16](repeating: 0, count: instruction.output.channels * stride)
    var stream = WeightStream(instruction)
    let channelCount = instruction.depthwise ? 1 : instruction.input.channels
    for group in 0..<outputGroups {
      let firstOutput = group * geometry.outputs
      for step in 0..<steps {
        let taps = taps(ofStep: step)
        let channels = instruction.depthwise ? 0..<1 : channels(ofStep: step)
        for output in firstOutput..<firstOutput + outputs(inGroup: group) {
          for row in taps.row..<taps.row + taps.rows {
            for column in taps.column..<taps.column + taps.columns {
              let tap = row * instruction.kernelWidth + column
              let first = output * stride + tap * channelCount + channels.lowerBound
              for place in first..<first + channels.count { rows[place] = stream.next(banks) }
            }
          }
        }
      }
    }
    return rows
  }
}

/// A weight stream that is read from its first weight to its last.
struct WeightStream: Sendable {
  private let first: Int
  private let zeroPoint: Int16
  private let format: WeightFormat
  private var position = 0

  init(_ convolve: Convolve) {
    first = convolve.weights.byte
    zeroPoint = Int16(truncatingIfNeeded: convolve.weightZeroPoint)
    format = convolve.weightFormat
  }

  /// The next weight, without its zero point.
  mutating func next(_ banks: [UInt8]) -> Int16 {
    defer { position += 1 }
    return weight(position, banks)
  }

  /// A weight by its place in the stream, without its zero point.
  func weight(_ position: Int, _ banks: [UInt8]) -> Int16 {
    switch format {
    case .int8: return Int16(Int8(bitPattern: banks[first + position])) &- zeroPoint
    case .int4:
      let byte = banks[first + position >> 1]
      let nibble = position & 1 == 0 ? byte << 4 : byte & 0xF0
      return Int16(Int8(bitPattern: nibble) >> 4) &- zeroPoint
    }
  }
}
