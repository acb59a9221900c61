package import InstructionSet

/// Finds the instructions whose order the tokens of a program leave open though it can be seen.
package enum RaceChecker {
  /// The races of both sections, in the order of the later instruction.
  ///
  /// - Parameter program: one that a machine has accepted.
  package static func races(in program: Program) -> [Race] {
    races(in: program.prologue, .prologue, program) + races(in: program.body, .body, program)
  }

  private static func races(
    in section: Section, _ name: SectionName, _ program: Program
  ) -> [Race] {
    let instructions = section.steps.map(\.instruction)
    let clocks = CompletionClocks(instructions)
    let accesses = instructions.map { $0.accesses(program.geometry) }
    var races: [Race] = []
    for later in instructions.indices {
      guard let laterUnit = instructions[later].unit else { continue }
      for earlier in 0..<later {
        guard let unit = instructions[earlier].unit, unit != laterUnit,
          !clocks.isOrdered(earlier, on: unit, before: later),
          let (first, second) = conflict(accesses[earlier], accesses[later])
        else { continue }
        func party(_ index: Int, _ unit: Unit, _ access: MemoryAccess) -> Race.Party {
          Race.Party(
            location: program.location(of: section.steps[index], at: index, in: name),
            unit: unit, access: access)
        }
        races.append(
          Race(earlier: party(earlier, unit, first), later: party(later, laterUnit, second)))
      }
    }
    return races
  }

  /// The first accesses of two instructions whose order can be seen.
  private static func conflict(
    _ earlier: [MemoryAccess], _ later: [MemoryAccess]
  ) -> (MemoryAccess, MemoryAccess)? {
    for first in earlier {
      for second in later where first.conflicts(with: second) { return (first, second) }
    }
    return nil
  }
}
