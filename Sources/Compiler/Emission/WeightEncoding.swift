internal import InstructionSet

/// Lays parameters and weights out as the weight store holds them and the array reads them.
struct WeightEncoding: Pass {
  package static let name = "encode weights"
  package static let summary = "Lays parameters and weights out as the array reads them."

  let geometry: ArrayGeometry

  /// Parameters, then the weight stream, each on a word of its own.
  func bytes(of convolve: Convolve, _ slice: WeightSlice, in schedule: Schedule) -> [UInt8] {
    let weights = schedule.weights[slice.weights]
    let layout = WeightLayout(convolve, geometry)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(layout.byteCount)
    for parameters in weights.parameters[slice.channels] { bytes += parameters.bytes }
    pad(&bytes, to: layout.parameterBytes)
    if let stream = slice.codedStream {
      bytes += stream
    } else {
      let values = stream(of: convolve, weights, firstChannel: slice.channels.lowerBound)
      bytes += WeightEncoder(convolve, geometry).encode(values, coding: nil) ?? []
    }
    pad(&bytes, to: layout.byteCount)
    return bytes
  }

  /// The weights in the order of the array's loops.
  func stream(
    of convolve: Convolve, _ weights: ConvolutionWeights, firstChannel: Int
  ) -> [Int8] {
    let loops = ConvolutionLoops(convolve, geometry)
    let strides = weights.strides
    var values: [Int8] = []
    values.reserveCapacity(loops.weightCount)
    for group in 0..<loops.outputGroups {
      let first = firstChannel + group * loops.geometry.outputs
      for step in 0..<loops.steps {
        let taps = loops.taps(ofStep: step)
        let channels = convolve.depthwise ? 0..<1 : loops.channels(ofStep: step)
        for output in first..<first + loops.outputs(inGroup: group) {
          for row in taps.row..<taps.row + taps.rows {
            for column in taps.column..<taps.column + taps.columns {
              let place =
                output * strides.output + row * strides.row + column * strides.column
                + channels.lowerBound * strides.channel
              values += weights.values[place..<place + channels.count]
            }
          }
        }
      }
    }
    return values
  }

  private func pad(_ bytes: inout [UInt8], to count: Int) {
    bytes.append(contentsOf: repeatElement(0, count: max(0, count - bytes.count)))
  }
}
