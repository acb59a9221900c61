internal import ChipDescription
internal import InstructionSet

/// How a chain is cut: into stripes of the last layer's rows, and the channels between a dense and
/// a depthwise convolution into runs.
///
/// Rows that two stripes need are made twice, which costs less than moving them. Runs of channels
/// cost nothing but an instruction each, as a depthwise convolution takes each channel for itself.
struct StripePlan: Sendable {
  let chain: CascadeChain
  private let parts: [StripePart]
  /// Rows of the last layer, stripe by stripe.
  private(set) var stripes: [Range<Int>]

  init(_ chain: CascadeChain, stripes: Int, channelsPerRun: Int, _ geometry: ArrayGeometry) {
    let rows = chain.rows
    self.chain = chain
    self.stripes = (0..<stripes).map { rows * $0 / stripes..<rows * ($0 + 1) / stripes }
    parts = chain.blocks.map { StripePart($0, channelsPerRun: channelsPerRun, geometry) }
  }

  /// The first, a middle and the last stripe alone; those between are like the middle one.
  var sample: StripePlan {
    var plan = self
    if stripes.count > 3 {
      plan.stripes = [stripes[0], stripes[stripes.count / 2], stripes[stripes.count - 1]]
    }
    return plan
  }

  /// Rows of each block's result, for a stripe, with those of the input in front.
  private func rows(_ stripe: Range<Int>) -> [Range<Int>] {
    var rows = [stripe]
    for part in parts.reversed() { rows.append(part.inputRows(rows[rows.count - 1])) }
    return rows.reversed()
  }

  /// Bytes of the maps that stripes lie in.
  private struct BufferBytes {
    /// The input; there are two of it.
    var input = 0
    var expanded = 0
    var filtered = 0
    /// The results of all blocks but the last.
    var results: [Int] = []
  }

  private var bufferBytes: BufferBytes {
    var bytes = BufferBytes(results: parts.dropLast().map { _ in 0 })
    for stripe in stripes {
      let rows = rows(stripe)
      if let map = chain.receive?.form.destination {
        bytes.input = max(
          bytes.input, map.local(height: rows[0].count, channels: map.channels).byteCount)
      }
      for (index, part) in parts.enumerated() {
        let made = rows[index + 1]
        let expanded = part.expandedRows(made).count
        bytes.expanded = max(bytes.expanded, part.expandedBytes(rows: expanded))
        bytes.filtered = max(bytes.filtered, part.filteredBytes(rows: made.count))
        guard index + 1 < parts.count else { continue }
        bytes.results[index] = max(
          bytes.results[index], part.resultMap(rows: made.count).byteCount)
      }
    }
    return bytes
  }

  /// Bytes of all of them, whole words each.
  func byteCount(_ geometry: ArrayGeometry) -> Int {
    let bytes = bufferBytes
    return ([bytes.input, bytes.input, bytes.expanded, bytes.filtered] + bytes.results)
      .reduce(0) { $0 + geometry.roundedToWords($1) }
  }

  /// What the stripes lie in.
  private struct Buffers {
    var inputs: [BufferID]
    var expanded: BufferID
    var filtered: BufferID
    /// The results of all blocks, the last of which is whole.
    var results: [BufferID]
  }

  /// The steps of all stripes, with their buffers added to a schedule.
  ///
  /// - Parameter addition: what is done to each stripe's result, if anything is.
  func steps(
    in schedule: inout Schedule, _ traversal: Traversal, _ addition: StripeAddition?
  ) -> [Step] {
    let buffers = addBuffers(to: &schedule)
    return stripes.enumerated().flatMap { index, stripe in
      let input = buffers.inputs[index % buffers.inputs.count]
      return steps(of: stripe, buffers, input: input, traversal)
        + (addition?.steps(of: stripe) ?? [])
    }
  }

  private func addBuffers(to schedule: inout Schedule) -> Buffers {
    let bytes = bufferBytes
    let name = schedule[chain.last.step.buffers[1]].name
    let whole = chain.first.step.buffers[0]
    func add(_ part: String, _ count: Int) -> BufferID {
      count == 0
        ? whole
        : schedule.add(Buffer(name: "\(name)/\(part)", byteCount: count, content: .activation))
    }
    return Buffers(
      inputs: [add("input stripe 0", bytes.input), add("input stripe 1", bytes.input)],
      expanded: add("expanded stripe", bytes.expanded),
      filtered: add("filtered stripe", bytes.filtered),
      results: bytes.results.map { add("stripe between", $0) } + [chain.last.step.buffers[1]])
  }

  private func steps(
    of stripe: Range<Int>, _ buffers: Buffers, input: BufferID, _ traversal: Traversal
  ) -> [Step] {
    let rows = rows(stripe)
    var steps: [Step] = []
    var map = chain.first.convolve.input.rows(rows[0])
    if let form = chain.receive?.form {
      map = form.destination.local(height: rows[0].count, channels: form.destination.channels)
      let receive = Receive(
        tensor: form.tensor, destination: map, flipsSign: form.flipsSign,
        firstRow: rows[0].lowerBound)
      steps.append(Step(receive, buffers: [input], layer: chain.first.step.layer))
    }
    var buffer = input
    for (index, part) in parts.enumerated() {
      let made = rows[index + 1]
      let isLast = index + 1 == parts.count
      let output =
        isLast ? chain.last.convolve.output.rows(made) : part.resultMap(rows: made.count)
      steps += part.steps(
        of: made,
        StripePart.Ends(
          input: map, inputBuffer: buffer, output: output, outputBuffer: buffers.results[index],
          expanded: buffers.expanded, filtered: buffers.filtered), traversal)
      map = output
      buffer = buffers.results[index]
    }
    return steps
  }
}
