internal import InstructionSet

/// Blocks that follow each other, between which and in which maps need not exist whole.
struct CascadeChain: Sendable {
  var blocks: [CascadeBlock]
  /// The transfer that brings the first link's input, where nothing else reads that.
  var receive: (position: Int, form: Receive)?

  /// A chain of one block.
  init(_ block: CascadeBlock, in schedule: Schedule, uses: [[Int]]) {
    blocks = [block]
    receive = Self.receive(of: block.first, in: schedule, uses: uses)
  }

  var links: [CascadeBlock.Link] { blocks.flatMap(\.links) }
  var first: CascadeBlock.Link { blocks[0].first }
  var last: CascadeBlock.Link { blocks[blocks.count - 1].last }
  var positions: ClosedRange<Int> { first.position...last.position }
  /// Rows of the last layer.
  var rows: Int { blocks[blocks.count - 1].depthwise.convolve.output.height }

  /// The buffers that stripes of their tensors take the place of.
  var replaced: Set<BufferID> {
    var buffers = Set(links.dropLast().map { $0.step.buffers[1] })
    if receive != nil { buffers.insert(first.step.buffers[0]) }
    return buffers
  }

  /// The chain with another one's blocks behind its own; nil where something else reads or makes
  /// what lies between, or sees other rows in it.
  func joined(with next: CascadeChain, uses: [[Int]]) -> CascadeChain? {
    let between = last.step.buffers[1]
    let (made, read) = (last.convolve.output, next.first.convolve.input)
    guard next.receive == nil, next.first.step.buffers[0] == between,
      uses[between.index] == [last.position, next.first.position],
      next.first.position == last.position + 1, made == read
    else { return nil }
    var chain = self
    chain.blocks += next.blocks
    return chain
  }

  private static func receive(
    of link: CascadeBlock.Link, in schedule: Schedule, uses: [[Int]]
  ) -> (Int, Receive)? {
    guard let position = uses[link.step.buffers[0].index].first, position < link.position,
      uses[link.step.buffers[0].index] == [position, link.position],
      case .receive(let form) = schedule.steps[position].body,
      form.destination == link.convolve.input
    else { return nil }
    return (position, form)
  }
}
