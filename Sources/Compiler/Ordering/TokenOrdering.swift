internal import InstructionSet

/// Adds the tokens that keep units from overtaking each other where the order could be seen.
///
/// For each instruction, the latest conflicting one of every other unit must be complete. What
/// follows from waits that are there already, by vector clocks, gets no token. Per token the
/// instructions that signal rise with those that wait, so that the n-th wait meets the n-th signal.
struct TokenOrdering: Pass {
  package static let name = "order"
  package static let summary = "Adds the tokens that keep units from overtaking each other."

  let geometry: ArrayGeometry

  /// For each unit, the latest instruction known to be complete; −1 for none.
  private typealias Clock = [Int]

  /// The section with tokens in place of those it had.
  func run(_ section: Section) -> Section {
    var steps = section.steps
    let accesses = steps.map { $0.instruction.accesses(geometry) }
    var index = ConflictIndex(accesses)
    var clocks: [Clock] = []
    var last = [Int](repeating: -1, count: Unit.allCases.count)
    let start = Clock(repeating: -1, count: Unit.allCases.count)
    for position in steps.indices {
      steps[position].instruction.waits = TokenSet()
      steps[position].instruction.signals = TokenSet()
      guard let unit = steps[position].instruction.unit else {
        clocks.append(start)
        continue
      }
      let own = Int(unit.rawValue)
      var clock = last[own] < 0 ? start : clocks[last[own]]
      clock[own] = last[own]
      var needed = start
      for access in accesses[position] { index.conflicts(of: access, into: &needed) }
      needed[own] = -1
      wait(position, unit, needed, &clock, clocks, in: &steps)
      clocks.append(clock)
      last[own] = position
      for access in accesses[position] {
        index.record(access, by: unit, instruction: position)
      }
    }
    return Section(steps)
  }

  /// Makes an instruction wait for those that it needs and that its clock does not know complete.
  private func wait(
    _ position: Int, _ unit: Unit, _ needed: Clock, _ clock: inout Clock, _ clocks: [Clock],
    in steps: inout [Section.Step]
  ) {
    // The latest is asked first: what it has waited for need not be waited for again.
    for other in Unit.allCases.sorted(by: { needed[Int($0.rawValue)] > needed[Int($1.rawValue)] }) {
      let source = needed[Int(other.rawValue)]
      guard source > clock[Int(other.rawValue)] else { continue }
      let token = Token(from: other, to: unit)
      steps[source].instruction.signals.insert(token)
      steps[position].instruction.waits.insert(token)
      for known in clock.indices { clock[known] = max(clock[known], clocks[source][known]) }
      clock[Int(other.rawValue)] = source
    }
  }
}
