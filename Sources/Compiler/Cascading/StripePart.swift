internal import InstructionSet

/// A block of a chain in stripes: a dense convolution where there is one, a depthwise and a
/// pointwise one, with the channels between the first two cut into runs.
struct StripePart: Sendable {
  let block: CascadeBlock
  /// Runs of the channels of the depthwise convolution.
  let runs: [Range<Int>]

  init(_ block: CascadeBlock, channelsPerRun: Int, _ geometry: ArrayGeometry) {
    let channels = block.depthwise.convolve.output.channels
    let step = block.channelStep(geometry)
    let isCut = block.expansion != nil && channelsPerRun.isMultiple(of: step)
    self.block = block
    runs = stride(from: 0, to: channels, by: isCut ? channelsPerRun : channels).map {
      $0..<min($0 + (isCut ? channelsPerRun : channels), channels)
    }
  }

  /// The buffers that a block's stripes lie in, and the maps at their ends.
  struct Ends {
    var input: FeatureMap
    var inputBuffer: BufferID
    var output: FeatureMap
    var outputBuffer: BufferID
    /// Where the dense and the depthwise results are.
    var expanded: BufferID
    var filtered: BufferID
  }

  /// Rows of the dense convolution's result, for rows of the block's.
  func expandedRows(_ rows: Range<Int>) -> Range<Int> {
    block.depthwise.convolve.inputRows(for: rows)
  }

  /// Rows of the input, for rows of the result.
  func inputRows(_ rows: Range<Int>) -> Range<Int> {
    guard let expansion = block.expansion else { return expandedRows(rows) }
    return expansion.convolve.inputRows(for: expandedRows(rows))
  }

  /// Bytes of the dense result for so many rows.
  func expandedBytes(rows: Int) -> Int {
    guard block.expansion != nil else { return 0 }
    let channels = runs.map(\.count).max() ?? 0
    return block.depthwise.convolve.input.local(height: rows, channels: channels).byteCount
  }

  /// Bytes of the depthwise result for so many rows.
  func filteredBytes(rows: Int) -> Int {
    guard block.projection != nil else { return 0 }
    return filteredMap(rows: rows).byteCount
  }

  private func filteredMap(rows: Int) -> FeatureMap {
    let output = block.depthwise.convolve.output
    return output.local(height: rows, channels: output.channels)
  }

  /// The map of so many rows of the result, where it is not a part of the whole.
  func resultMap(rows: Int) -> FeatureMap {
    let output = block.last.convolve.output
    return output.local(height: rows, channels: output.channels)
  }

  /// The steps that make some rows of the result.
  func steps(of rows: Range<Int>, _ ends: Ends, _ traversal: Traversal) -> [Step] {
    let depthwise = block.depthwise.convolve
    let filtered = block.projection == nil ? ends.output : filteredMap(rows: rows.count)
    let filteredBuffer = block.projection == nil ? ends.outputBuffer : ends.filtered
    var steps: [Step] = []
    for run in runs {
      var source = ends.input
      if let expansion = block.expansion {
        let made = expandedRows(rows)
        source = depthwise.input.local(height: made.count, channels: run.count)
        let part = expansion.convolve.part(rows: made, input: ends.input, output: source)
        steps.append(
          step(traversal.blocked(part), expansion, [ends.inputBuffer, ends.expanded], run))
      }
      let part = depthwise.part(rows: rows, input: source, output: filtered.slice(run))
      let sourceBuffer = block.expansion == nil ? ends.inputBuffer : ends.expanded
      steps.append(
        step(traversal.blocked(part), block.depthwise, [sourceBuffer, filteredBuffer], run))
    }
    if let projection = block.projection {
      let part = projection.convolve.part(rows: rows, input: filtered, output: ends.output)
      steps.append(
        step(
          traversal.blocked(part), projection, [ends.filtered, ends.outputBuffer],
          0..<part.output.channels))
    }
    return steps
  }

  private func step(
    _ part: Convolve, _ link: CascadeBlock.Link, _ buffers: [BufferID], _ channels: Range<Int>
  ) -> Step {
    var step = Step(
      part, buffers: buffers, layer: link.step.layer,
      weights: link.step.weights.map { WeightSlice(weights: $0.weights, channels: channels) })
    step.isStripe = true
    return step
  }
}
