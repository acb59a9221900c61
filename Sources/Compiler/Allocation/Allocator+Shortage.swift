internal import InstructionSet

extension Allocator {
  /// What is told when a schedule does not fit: at which step, what is live there, what would help.
  ///
  /// - Parameter smallestLimit: the fewest bytes with which it would fit, as far as they are known.
  func shortage(of schedule: Schedule, smallestLimit: Int?) -> Diagnostic {
    let enough = smallestLimit.map { "\($0) bytes of SRAM are enough" }
    let live = schedule.liveRanges
    let demands = schedule.steps.indices.map { self.demand(of: schedule, at: $0, live) }
    let worst = demands.indices.max { demands[$0].total < demands[$1].total } ?? 0
    let demand = demands[worst]
    let tensors = demand.tensors.map { "\"\($0.name.shortened)\" \($0.byteCount)" }.joined(
      separator: ", ")
    let layer = schedule.layers[schedule.steps[worst].layer]
    let excess = demand.total - limit
    let found =
      "layer \(schedule.steps[worst].layer) \"\(layer.name.shortened)\" (\(layer.operatorName))"
      + " needs \(demand.total) bytes of SRAM at once: \(tensors)"
    guard excess > 0 else {
      return Diagnostic(
        .program, found: "\(found); all are there, but not in one piece",
        accepted: "\(limit) bytes are available",
        remedy: enough ?? "raise the SRAM limit or the bank size")
    }
    return Diagnostic(
      .program, found: found, accepted: "\(limit) bytes are available, \(excess) too few",
      remedy: "\(enough ?? "choose a chip with \(demand.total) bytes of SRAM"), or shrink"
        + " \"\(demand.tensors.first?.name.shortened ?? "")\"")
  }

  /// The buffers live at a step, largest first, with the least bytes of its weights.
  private func demand(
    of schedule: Schedule, at position: Int, _ live: [ClosedRange<Int>?]
  ) -> (tensors: [Buffer], total: Int) {
    var tensors = schedule.buffers.indices
      .filter { live[$0]?.contains(position) ?? false }.map { schedule.buffers[$0] }
    let step = schedule.steps[position]
    if case .convolve(let convolve) = step.body {
      let layout = WeightLayout(convolve, schedule.geometry)
      let channels = min(layout.channelStep, convolve.output.channels)
      tensors.append(
        Buffer(
          name: "weights of \(channels) channels", byteCount: layout.byteCount(channels: channels),
          content: .weights))
    }
    tensors.sort { $0.byteCount > $1.byteCount }
    return (tensors, tensors.reduce(0) { $0 + $1.byteCount })
  }
}

extension String {
  /// What tells a tensor's name from others: the end of the first of TensorFlow's joined names.
  fileprivate var shortened: String {
    let first = split(separator: ";").first ?? ""
    return first.split(separator: "/").suffix(2).joined(separator: "/")
  }
}
