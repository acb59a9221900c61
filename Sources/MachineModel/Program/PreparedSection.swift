internal import InstructionSet

/// A section that has been found sound: its instructions, all of them for some unit.
struct PreparedSection: Sendable {
  let name: SectionName
  let instructions: [PreparedInstruction]
  /// The instructions of each unit, in order, as positions.
  let queues: [[Int]]

  /// - Parameters:
  ///   - program: checked.
  ///   - streams: the decoded weights of convolutions, by their positions in the section.
  init(
    _ name: SectionName, _ program: Program, _ layout: BankLayout,
    streams: [Int: DecodedWeights] = [:]
  ) {
    let steps = (name == .prologue ? program.prologue : program.body).steps
    self.name = name
    instructions = steps.enumerated().compactMap { index, step in
      step.instruction.unit.map { unit in
        PreparedInstruction(
          step, unit: unit, location: program.location(of: step, at: index, in: name),
          geometry: program.geometry, layout: layout, stream: streams[index])
      }
    }
    queues = Unit.allCases.map { unit in
      steps.indices.filter { steps[$0].instruction.unit == unit }
    }
  }
}
