internal import ChipDescription
internal import InstructionSet

/// Finds the convolutions whose weights have so many zeros among neighbouring input channels that
/// the array can skip them.
struct WeightPattern: Pass {
  package static let name = "find patterns"
  package static let summary =
    "Finds the convolutions whose weights have the zeros that the array skips."

  let array: ArraySpec

  func run(_ input: Schedule) -> Schedule {
    guard array.patternGain > 1 else { return input }
    var result = input
    for position in input.steps.indices {
      guard case .convolve(var convolve) = input.steps[position].body, !convolve.depthwise,
        convolve.weightZeroPoint == 0, let slice = input.steps[position].weights,
        holds(input.weights[slice.weights], slice.channels, convolve)
      else { continue }
      convolve.patternLength = array.patternLength
      convolve.patternKept = array.patternKept
      result.steps[position].body = .convolve(convolve)
    }
    return result
  }

  /// Whether no run of `patternLength` channels has more than `patternKept` weights.
  private func holds(
    _ weights: ConvolutionWeights, _ outputs: Range<Int>, _ convolve: Convolve
  ) -> Bool {
    let strides = weights.strides
    return outputs.allSatisfy { output in
      (0..<convolve.kernelHeight).allSatisfy { row in
        (0..<convolve.kernelWidth).allSatisfy { column in
          let first = output * strides.output + row * strides.row + column * strides.column
          return holds(weights.values[first..<first + convolve.input.channels])
        }
      }
    }
  }

  private func holds(_ channels: ArraySlice<Int8>) -> Bool {
    stride(from: channels.startIndex, to: channels.endIndex, by: array.patternLength).allSatisfy {
      let end = min($0 + array.patternLength, channels.endIndex)
      return channels[$0..<end].count { $0 != 0 } <= array.patternKept
    }
  }
}
