internal import ChipDescription
internal import InstructionSet

/// Cuts convolutions into runs of output channels whose weights fit the banks at a time.
struct Chunking {
  static let name = "cut weights"
  static let summary = "Cuts convolutions into runs of output channels that fit the banks."

  let geometry: ArrayGeometry

  /// The schedule with a buffer of weights for each convolution, after cutting.
  ///
  /// - Parameter room: the most bytes for the weights of a step, by the step's position.
  func run(_ input: Schedule, room: (Int) -> Int) -> Schedule {
    var result = input
    result.steps = []
    for (position, step) in input.steps.enumerated() {
      guard case .convolve(let convolve) = step.body, let slice = step.weights else {
        result.steps.append(step)
        continue
      }
      let layout = WeightLayout(convolve, geometry)
      for channels in layout.chunks(of: slice.channels.count, room: room(position)) {
        result.steps.append(chunk(step, convolve, slice, channels, in: &result))
      }
    }
    return result
  }

  /// The part of a convolution that makes some of its output channels.
  func chunk(
    _ step: Step, _ convolve: Convolve, _ slice: WeightSlice, _ channels: Range<Int>,
    in schedule: inout Schedule
  ) -> Step {
    var part = convolve
    part.output = convolve.output.slice(channels)
    if convolve.depthwise { part.input = convolve.input.slice(channels) }
    let layout = WeightLayout(part, geometry)
    part.weights.byte = layout.parameterBytes
    let name = schedule[step.buffers[1]].name
    let buffer = schedule.add(
      Buffer(
        name: "\(name)/weights[\(channels.lowerBound)..<\(channels.upperBound)]",
        byteCount: layout.byteCount, content: .weights))
    schedule.layers[step.layer].encodedWeightBytes += layout.byteCount
    return Step(
      part, buffers: step.buffers + [buffer], layer: step.layer,
      weights: WeightSlice(weights: slice.weights, channels: channels))
  }
}
