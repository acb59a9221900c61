internal import ChipDescription
internal import InstructionSet

/// How hard each step works on its buffers, and so which buffers had better lie apart.
struct Demands: Sendable {
  /// A step that nothing holds up.
  struct Demand: Sendable {
    var unit: Unit?
    var cycles: Int
    /// Requests of each cycle for each of the step's buffers.
    var rates: [(buffer: BufferID, rate: Double)]
  }

  /// Cycles that two buffers cost each other.
  struct Conflict: Sendable {
    /// Where they share a group of banks.
    var inGroup = 0.0
    /// Where the same bytes of both lie in the same bank, as the vector unit goes through them at
    /// the same time.
    var inStep = 0.0
  }

  let steps: [Demand]
  /// For each buffer, what others cost it.
  let conflicts: [[BufferID: Conflict]]

  init(_ schedule: Schedule, _ chip: ChipSpec) {
    let steps = schedule.steps.map { Demand($0, chip) }
    var conflicts = [[BufferID: Conflict]](repeating: [:], count: schedule.buffers.count)
    func meet(
      _ one: Demand, _ other: Demand, cycles: Int, _ part: WritableKeyPath<Conflict, Double>
    ) {
      for (buffer, rate) in one.rates {
        for (second, secondRate) in other.rates where second != buffer {
          let lost = rate * secondRate * Double(cycles)
          conflicts[buffer.index][second, default: Conflict()][keyPath: part] += lost
          conflicts[second.index][buffer, default: Conflict()][keyPath: part] += lost
        }
      }
    }
    for (position, step) in steps.enumerated() {
      meet(step, step, cycles: step.cycles / 2, step.unit == .vector ? \.inStep : \.inGroup)
      // What another unit has next in its queue may run at the same time.
      guard position + 1 < steps.count, steps[position + 1].unit != step.unit else { continue }
      meet(
        step, steps[position + 1], cycles: min(step.cycles, steps[position + 1].cycles), \.inGroup)
    }
    self.steps = steps
    self.conflicts = conflicts
  }

  /// Where a buffer's neighbours lie, as far as they are placed, and what each costs.
  func neighbours(of buffer: BufferID, in arena: Arena) -> [Arena.Neighbour] {
    arena.neighbours(conflicts[buffer.index])
  }
}

extension Arena {
  /// The bytes that conflicts are with, as far as they are placed.
  func neighbours(_ conflicts: [BufferID: Demands.Conflict]) -> [Neighbour] {
    placements.compactMap { placement in
      conflicts[placement.buffer].map { Neighbour(bytes: placement.bytes, conflict: $0) }
    }
  }
}

extension Demands.Demand {
  init(_ step: Step, _ chip: ChipSpec) {
    unit = type(of: step.body.form).unit
    guard case .convolve(let convolve) = step.body else {
      cycles = StepCost(chip: chip).cycles(of: step.body)
      let rate =
        unit == .vector
        ? 1.0 : min(1, Double(chip.hostLink.bytesPerCycle) / Double(chip.sram.wordBytes))
      rates = step.buffers.map { ($0, rate) }
      return
    }
    let cost = ConvolutionCost(convolve, chip)
    cycles = cost.cycles
    let requests = [
      cost.totalBeatCycles, Double(cost.drainRequests), Double(cost.weightRequests),
    ]
    let duration = Double(max(1, cycles))
    rates = zip(step.buffers, requests).map { ($0, $1 / duration) }
  }
}
