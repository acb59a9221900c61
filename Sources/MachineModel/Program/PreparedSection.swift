internal import InstructionSet

/// A section that has been found sound: its instructions, all of them for some unit.
struct PreparedSection: Sendable {
  let name: SectionName
  let instructions: [PreparedInstruction]
  /// The instructions of each unit, in order, as positions.
  let queues: [[Int]]

  /// - Parameter program: checked.
  init(_ name: SectionName, _ program: Program, _ layout: BankLayout) {
    let steps = (name == .prologue ? program.prologue : program.body).steps
    self.name = name
    instructions = steps.enumerated().compactMap { index, step in
      step.instruction.unit.map { unit in
        PreparedInstruction(
          step, unit: unit, location: program.location(of: step, at: index, in: name),
          geometry: program.geometry, layout: layout)
      }
    }
    queues = Unit.allCases.map { unit in
      steps.indices.filter { steps[$0].instruction.unit == unit }
    }
  }
}
