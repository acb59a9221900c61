internal import InstructionSet

/// The addition behind a chain, which the vector unit does for each stripe while the array is at
/// the next; its result takes the place of the chain's.
struct StripeAddition: Sendable {
  private let step: Step
  private let form: VectorAdd
  /// The chain's result, whose bytes the sums take.
  private let map: FeatureMap
  private let buffer: BufferID

  /// Nil unless the step behind the chain adds to all of its result, and nothing else reads that.
  init?(behind chain: CascadeChain, in schedule: Schedule, uses: [[Int]]) {
    let position = chain.positions.upperBound + 1
    guard schedule.steps.indices.contains(position) else { return nil }
    let (step, made) = (schedule.steps[position], chain.last.step.buffers[1])
    guard case .add(let form) = step.body, step.buffers.dropLast().contains(made),
      !step.buffers.dropLast().contains(step.buffers[2]),
      uses[made.index] == [chain.last.position, position]
    else { return nil }
    map = chain.last.convolve.output
    guard map.address.byte == 0, map.byteCount == form.byteCount,
      schedule[made].byteCount >= schedule[step.buffers[2]].byteCount
    else { return nil }
    self.step = step
    self.form = form
    buffer = made
  }

  /// The result of the addition, and what takes its place.
  var replaced: (old: BufferID, new: BufferID) { (step.buffers[2], buffer) }

  /// The additions of some rows, a brick's plane after the other.
  func steps(of rows: Range<Int>) -> [Step] {
    (0..<map.bricks).map { plane in
      let offset = plane * map.planeBytes + rows.lowerBound * map.rowBytes
      var part = form
      part.left.byte += offset
      part.right.byte += offset
      part.output.byte += offset
      part.byteCount = rows.count * map.rowBytes
      var step = step
      step.body = .add(part)
      step.buffers[2] = buffer
      return step
    }
  }
}
