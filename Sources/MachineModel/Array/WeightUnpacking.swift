internal import InstructionSet

extension ConvolutionPlan {
  /// The weights of the stream in the banks, the zero point still in them, as
  /// `[output][kernel row][kernel column][input channel]`.
  ///
  /// This is the inverse of `forEachWeight`, a run of channels at a time.
  func unpackedWeights(_ banks: [Int8], table: EntropyTable?) -> [Int8] {
    let bytes = banks[loops.streamBytes]
    let stream =
      instruction.storedBitsPerWeight == 8
      ? bytes
      : DecodedWeights(loops, weightsPerCycle: weightsPerCycle, table: table, stream: bytes)
        .values[...]
    var weights = [Int8](repeating: 0, count: loops.weightCount)
    var position = stream.startIndex
    loops.forEachRun { place, count in
      for index in place..<place + count {
        weights[index] = stream[position]
        position += 1
      }
      if instruction.isPatterned { loops.skip(&weights[place..<place + count]) }
    }
    return weights
  }
}

extension ConvolutionLoops {
  /// Calls `body`, in the order of the stream, with the place of the first weight of each run of
  /// channels and the length of the run.
  fileprivate func forEachRun(_ body: (Int, Int) -> Void) {
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
