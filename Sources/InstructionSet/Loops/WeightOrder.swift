extension ConvolutionLoops {
  /// Where a weight comes from: output channel, kernel row and column, input channel.
  package struct WeightIndex: Sendable, Hashable {
    package var output: Int
    package var row: Int
    package var column: Int
    package var channel: Int
  }

  /// Calls `body` for each weight in the order of the stream.
  package func forEachWeight(_ body: (WeightIndex) -> Void) {
    for group in 0..<outputGroups {
      for step in 0..<steps {
        forEachWeight(outputGroup: group, step: step, body)
      }
    }
  }

  /// Calls `body` for each weight of a tile in the order of the stream.
  package func forEachWeight(outputGroup: Int, step: Int, _ body: (WeightIndex) -> Void) {
    let taps = taps(ofStep: step)
    let channels = instruction.depthwise ? 0..<1 : channels(ofStep: step)
    let firstOutput = outputGroup * geometry.outputs
    for output in firstOutput..<firstOutput + outputs(inGroup: outputGroup) {
      for row in taps.row..<taps.row + taps.rows {
        for column in taps.column..<taps.column + taps.columns {
          for channel in channels {
            body(WeightIndex(output: output, row: row, column: column, channel: channel))
          }
        }
      }
    }
  }
}
