internal import ChipDescription
internal import InstructionSet

/// How a chain is cut: into stripes of the last layer's rows, and the channels between the dense
/// and the depthwise convolution into runs.
///
/// Rows that two stripes need are made twice, which costs less than moving them. Runs of channels
/// cost nothing but an instruction each, as a depthwise convolution takes each channel for itself.
struct StripePlan: Sendable {
  let chain: CascadeChain
  /// Rows of the last layer, stripe by stripe.
  private(set) var stripes: [Range<Int>]
  /// Runs of the channels of the depthwise convolution.
  let runs: [Range<Int>]

  init(_ chain: CascadeChain, stripes: Int, channelsPerRun: Int) {
    let rows = chain.depthwise.convolve.output.height
    let channels = chain.depthwise.convolve.output.channels
    self.chain = chain
    self.stripes = (0..<stripes).map { rows * $0 / stripes..<rows * ($0 + 1) / stripes }
    runs = stride(from: 0, to: channels, by: channelsPerRun).map {
      $0..<min($0 + channelsPerRun, channels)
    }
  }

  /// The first, a middle and the last stripe alone; those between are like the middle one.
  var sample: StripePlan {
    var plan = self
    if stripes.count > 3 {
      plan.stripes = [stripes[0], stripes[stripes.count / 2], stripes[stripes.count - 1]]
    }
    return plan
  }

  /// Rows of the dense convolution's result, for a stripe.
  private func expandedRows(_ stripe: Range<Int>) -> Range<Int> {
    chain.depthwise.convolve.inputRows(for: stripe)
  }

  /// Rows of the input, for a stripe.
  private func inputRows(_ stripe: Range<Int>) -> Range<Int> {
    guard let expansion = chain.expansion else { return expandedRows(stripe) }
    return expansion.convolve.inputRows(for: expandedRows(stripe))
  }

  /// Bytes of the maps that the stripes lie in: input, twice, then the dense result, then the
  /// depthwise one.
  var bufferBytes: (input: Int, expanded: Int, filtered: Int) {
    let most = { (rows: (Range<Int>) -> Range<Int>) in stripes.map { rows($0).count }.max() ?? 0 }
    let depthwise = chain.depthwise.convolve
    let channels = runs.map(\.count).max() ?? 0
    return (
      chain.receive.map {
        $0.form.destination.local(
          height: most(inputRows), channels: $0.form.destination.channels
        ).byteCount
      } ?? 0,
      chain.expansion == nil
        ? 0 : depthwise.input.local(height: most(expandedRows), channels: channels).byteCount,
      chain.projection == nil
        ? 0
        : depthwise.output.local(height: most { $0 }, channels: depthwise.output.channels).byteCount
    )
  }

  /// Bytes of all of them, whole words each.
  func byteCount(_ geometry: ArrayGeometry) -> Int {
    let bytes = bufferBytes
    return 2 * geometry.roundedToWords(bytes.input) + geometry.roundedToWords(bytes.expanded)
      + geometry.roundedToWords(bytes.filtered)
  }

  /// The steps of all stripes, with their buffers added to a schedule.
  func steps(in schedule: inout Schedule, _ traversal: Traversal) -> [Step] {
    let bytes = bufferBytes
    let name = schedule[chain.last.step.buffers[1]].name
    func add(_ part: String, _ count: Int) -> BufferID {
      schedule.add(Buffer(name: "\(name)/\(part)", byteCount: count, content: .activation))
    }
    let inputs =
      chain.receive == nil
      ? [chain.first.step.buffers[0]]
      : [add("input stripe 0", bytes.input), add("input stripe 1", bytes.input)]
    let expanded =
      chain.expansion == nil ? inputs[0] : add("expanded stripe", bytes.expanded)
    let filtered =
      chain.projection == nil
      ? chain.depthwise.step.buffers[1] : add("filtered stripe", bytes.filtered)
    return stripes.enumerated().flatMap { index, stripe in
      steps(
        of: stripe, input: inputs[index % inputs.count], expanded: expanded, filtered: filtered,
        traversal)
    }
  }

  private func steps(
    of stripe: Range<Int>, input: BufferID, expanded: BufferID, filtered: BufferID,
    _ traversal: Traversal
  ) -> [Step] {
    var steps: [Step] = []
    let rows = inputRows(stripe)
    var inputMap = chain.first.convolve.input.rows(rows)
    if let (_, form) = chain.receive {
      inputMap = form.destination.local(height: rows.count, channels: form.destination.channels)
      let receive = Receive(
        tensor: form.tensor, destination: inputMap, flipsSign: form.flipsSign,
        firstRow: rows.lowerBound)
      steps.append(Step(receive, buffers: [input], layer: chain.first.step.layer))
    }
    let depthwise = chain.depthwise.convolve
    let output =
      chain.projection == nil
      ? depthwise.output.rows(stripe)
      : depthwise.output.local(height: stripe.count, channels: depthwise.output.channels)
    for run in runs {
      var source = inputMap.slice(
        depthwise.depthwise && chain.expansion == nil ? run : 0..<inputMap.channels)
      if let expansion = chain.expansion {
        let made = expandedRows(stripe)
        source = depthwise.input.local(height: made.count, channels: run.count)
        let part = expansion.convolve.part(rows: made, input: inputMap, output: source)
        steps.append(
          step(traversal.blocked(part), expansion, [input, expanded], channels: run))
      }
      let part = depthwise.part(rows: stripe, input: source, output: output.slice(run))
      steps.append(
        step(
          traversal.blocked(part), chain.depthwise,
          [chain.expansion == nil ? input : expanded, filtered], channels: run))
    }
    if let projection = chain.projection {
      let part = projection.convolve.part(
        rows: stripe, input: output, output: projection.convolve.output.rows(stripe))
      steps.append(
        step(
          traversal.blocked(part), projection, [filtered, projection.step.buffers[1]],
          channels: 0..<part.output.channels))
    }
    return steps
  }

  private func step(
    _ part: Convolve, _ link: CascadeChain.Link, _ buffers: [BufferID], channels: Range<Int>
  ) -> Step {
    var step = Step(
      part, buffers: buffers, layer: link.step.layer,
      weights: link.step.weights.map { WeightSlice(weights: $0.weights, channels: channels) })
    step.isStripe = true
    return step
  }
}
