internal import ChipDescription
internal import InstructionSet

/// Cuts convolutions into runs of output channels, with what the vector unit does to their results.
///
/// There are as many runs as the banks' room for weights asks for, and as pay off: the vector unit
/// takes up a run's channels while the array is at the next.
struct Chunking: Pass {
  package static let name = "cut convolutions"
  package static let summary =
    "Cuts convolutions, and what follows them, into runs of output channels."

  let chip: ChipSpec
  let geometry: ArrayGeometry
  /// Whether what follows a convolution is cut as well.
  let pipelines: Bool

  init(chip: ChipSpec, pipelines: Bool) {
    self.chip = chip
    self.pipelines = pipelines
    geometry = ArrayGeometry(chip)
  }

  /// The schedule with a buffer of weights for each convolution, after cutting.
  ///
  /// - Parameters:
  ///   - streams: what has been encoded before; kept for the next time.
  ///   - room: the most bytes for the weights of a step, by the step's position.
  func run(_ input: Schedule, streams: inout CodedStreams, room: (Int) -> Int) -> Schedule {
    var result = input
    result.steps = []
    var shared: [WeightSlice: BufferID] = [:]
    var position = 0
    while position < input.steps.count {
      let step = input.steps[position]
      guard case .convolve(let convolve) = step.body else {
        result.steps.append(step)
        position += 1
        continue
      }
      if step.isStripe, let slice = step.weights {
        let stripe = part(step, convolve, slice.channels, &streams, &shared[slice], in: &result)
        result.steps.append(stripe)
        position += 1
        continue
      }
      let next = position + 1 < input.steps.count ? input.steps[position + 1] : nil
      let follower = pipelines ? next.flatMap { $0.follows(step) ? $0 : nil } : nil
      let layout = WeightLayout(convolve, geometry)
      let chunks = layout.chunks(
        room: room(position), parts: parts(convolve, layout, follower: follower))
      for channels in chunks {
        result.steps.append(chunk(step, convolve, channels, &streams, in: &result))
        if let follower { result.steps.append(follower.slice(channels, of: convolve.output)) }
      }
      position += follower == nil ? 1 : 2
    }
    return result
  }

  /// How many runs cost least: each further one fills and drains the array once more, but leaves
  /// less of the follower's work to be waited for at the end.
  private func parts(_ convolve: Convolve, _ layout: WeightLayout, follower: Step?) -> Int {
    guard let follower else { return 1 }
    let wait = StepCost(chip: chip).cycles(of: follower.body)
    let overhead = max(1, ConvolutionCost(convolve, chip).fixedCycles)
    return (1...layout.units).min { one, other in
      wait / one + one * overhead < wait / other + other * overhead
    } ?? 1
  }

  /// The part of a convolution that makes some of its output channels.
  private func chunk(
    _ step: Step, _ convolve: Convolve, _ channels: Range<Int>, _ streams: inout CodedStreams,
    in schedule: inout Schedule
  ) -> Step {
    var part = convolve
    part.output = convolve.output.slice(channels)
    if convolve.depthwise { part.input = convolve.input.slice(channels) }
    var buffer: BufferID?
    return self.part(step, part, channels, &streams, &buffer, in: &schedule)
  }

  /// A convolution with its weights.
  ///
  /// - Parameter buffer: where they lie; a new one where it is nil.
  private func part(
    _ step: Step, _ convolve: Convolve, _ channels: Range<Int>, _ streams: inout CodedStreams,
    _ buffer: inout BufferID?, in schedule: inout Schedule
  ) -> Step {
    var part = convolve
    var slice = step.weights.map { WeightSlice(weights: $0.weights, channels: channels) }
    if part.isCoded, let coded = slice {
      let stream = streams.stream(of: part, coded, in: schedule)
      (part.codedBytes, part.storedTiles) = (stream.bytes.count, stream.storedTiles)
      slice?.codedStream = stream.bytes
    }
    let layout = WeightLayout(part, geometry)
    part.weights.byte = layout.parameterBytes
    var result = step
    result.body = .convolve(part)
    result.weights = slice
    if let buffer {
      result.buffers.append(buffer)
      return result
    }
    let name = schedule[step.buffers[1]].name
    let added = schedule.add(
      Buffer(
        name: "\(name)/weights[\(channels.lowerBound)..<\(channels.upperBound)]",
        byteCount: layout.byteCount, content: .weights))
    schedule.layers[step.layer].encodedWeightBytes += layout.byteCount - layout.parameterBytes
    schedule.layers[step.layer].parameterBytes += layout.parameterBytes
    buffer = added
    result.buffers.append(added)
    return result
  }
}
