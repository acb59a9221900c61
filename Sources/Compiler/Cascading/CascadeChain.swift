internal import InstructionSet

/// Layers that follow each other, between which maps need not exist whole: a dense convolution
/// where there is one, a depthwise one, and a pointwise one where there is one.
struct CascadeChain: Sendable {
  /// A step of the chain, with its maps in rows.
  struct Link: Sendable {
    let position: Int
    let step: Step
    var convolve: Convolve
  }

  /// The transfer that brings the first link's input, where nothing else reads that.
  var receive: (position: Int, form: Receive)?
  var expansion: Link?
  var depthwise: Link
  var projection: Link?

  var links: [Link] { [expansion, depthwise, projection].compactMap(\.self) }
  var first: Link { expansion ?? depthwise }
  var last: Link { projection ?? depthwise }
  var positions: ClosedRange<Int> { first.position...last.position }

  /// The buffers that stripes of their tensors take the place of.
  var replaced: Set<BufferID> {
    var buffers = Set(links.dropLast().map { $0.step.buffers[1] })
    if receive != nil { buffers.insert(first.step.buffers[0]) }
    return buffers
  }

  /// The chain around a depthwise convolution; nil where there is none or it stands alone.
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
    receive = Self.receive(of: first, in: schedule, uses: uses)
  }

  private static func receive(
    of link: Link, in schedule: Schedule, uses: [[Int]]
  ) -> (Int, Receive)? {
    guard let position = uses[link.step.buffers[0].index].first, position < link.position,
      uses[link.step.buffers[0].index] == [position, link.position],
      case .receive(let form) = schedule.steps[position].body,
      form.destination == link.convolve.input
    else { return nil }
    return (position, form)
  }
}

extension CascadeChain.Link {
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
