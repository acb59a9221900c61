internal import InstructionSet

/// Layers that follow each other, between which maps need not exist whole: a dense convolution
/// where there is one, a depthwise one, and a pointwise one where there is one.
struct CascadeBlock: Sendable {
  /// A step of the block, with its maps in rows.
  struct Link: Sendable {
    let position: Int
    let step: Step
    var convolve: Convolve
  }

  var expansion: Link?
  var depthwise: Link
  var projection: Link?

  var links: [Link] { [expansion, depthwise, projection].compactMap(\.self) }
  var first: Link { expansion ?? depthwise }
  var last: Link { projection ?? depthwise }

  /// The fewest channels to cut the depthwise convolution, and the one before it, at.
  func channelStep(_ geometry: ArrayGeometry) -> Int {
    var step = WeightLayout(depthwise.convolve, geometry).channelStep
    guard let expansion else { return step }
    let (own, other) = (step, WeightLayout(expansion.convolve, geometry).channelStep)
    while step % other != 0 { step += own }
    return step
  }

  /// The block around a depthwise convolution; nil where there is none or it stands alone.
  init?(around position: Int, in schedule: Schedule, uses: [[Int]]) {
    guard let depthwise = Link(position, in: schedule), depthwise.convolve.depthwise else {
      return nil
    }
    self.depthwise = depthwise
    if let before = Link(position - 1, in: schedule), !before.convolve.depthwise,
      before.step.buffers[1] == depthwise.step.buffers[0],
      uses[before.step.buffers[1].index] == [position - 1, position]
    {
      expansion = before.writing(depthwise.convolve.input)
    }
    if let after = Link(position + 1, in: schedule), after.convolve.isPointwise,
      after.step.buffers[0] == depthwise.step.buffers[1],
      uses[after.step.buffers[0].index] == [position, position + 1]
    {
      projection = after.reading(depthwise.convolve.output)
    }
    guard expansion != nil || projection != nil, links.allSatisfy(\.convolve.reachesInput) else {
      return nil
    }
  }
}

extension CascadeBlock.Link {
  init?(_ position: Int, in schedule: Schedule) {
    guard schedule.steps.indices.contains(position),
      case .convolve(let convolve) = schedule.steps[position].body,
      let slice = schedule.steps[position].weights,
      slice.channels == 0..<convolve.output.channels
    else { return nil }
    self.init(position: position, step: schedule.steps[position], convolve: convolve)
  }

  /// The link with its result in another map of the same bytes; nil where it is none.
  func writing(_ map: FeatureMap) -> Self? {
    if convolve.output == map { return self }
    guard convolve.isPointwise, convolve.output.pixels == map.pixels,
      convolve.output.channels == map.channels, convolve.output.address == map.address
    else { return nil }
    var link = self
    link.convolve.input = convolve.input.shaped(like: map)
    link.convolve.output = map
    return link
  }

  /// The link with its input in another map of the same bytes; nil where it is none.
  func reading(_ map: FeatureMap) -> Self? {
    if convolve.input == map { return self }
    guard convolve.isPointwise, convolve.input.pixels == map.pixels,
      convolve.input.channels == map.channels, convolve.input.address == map.address
    else { return nil }
    var link = self
    link.convolve.input = map
    link.convolve.output = convolve.output.shaped(like: map)
    return link
  }
}
