import InstructionSet

/// What a section's queues and tokens alone say about the order of its instructions.
///
/// Written from the rules of the machine, not from the compiler's pass: units take their
/// instructions in order, and the n-th wait for a token is after the n-th signal's completion.
struct HappensBefore {
  /// For each instruction, the latest one of each unit that is complete before it starts.
  private(set) var known: [[Int]] = []
  /// Instructions that never start.
  private(set) var stuck: Set<Int> = []
  /// Tokens that are not at zero at the end.
  private(set) var unbalanced: Set<Token> = []
  private let section: Section

  init(_ section: Section) {
    self.section = section
    known = Array(repeating: [], count: section.steps.count)
    run()
  }

  private mutating func run() {
    var queues = Dictionary(
      grouping: section.steps.indices.filter { section.steps[$0].instruction.unit != nil }
    ) { section.steps[$0].instruction.unit ?? .array }.mapValues { $0[...] }
    var signals: [Token: [Int]] = [:]
    var previous: [Unit: Int] = [:]
    var progress = true
    while progress {
      progress = false
      for unit in Unit.allCases {
        guard let head = queues[unit]?.first else { continue }
        let instruction = section.steps[head].instruction
        guard instruction.waits.tokens.allSatisfy({ !(signals[$0] ?? []).isEmpty }) else {
          continue
        }
        var sources = instruction.waits.tokens.compactMap { signals[$0]?.removeFirst() }
        if let last = previous[unit] { sources.append(last) }
        known[head] = merged(sources)
        for token in instruction.signals.tokens { signals[token, default: []].append(head) }
        previous[unit] = head
        queues[unit]?.removeFirst()
        progress = true
      }
    }
    stuck = Set(queues.values.joined())
    unbalanced = Set(signals.filter { !$0.value.isEmpty }.keys)
  }

  private func merged(_ sources: [Int]) -> [Int] {
    var result = [Int](repeating: -1, count: Unit.allCases.count)
    for source in sources {
      for unit in result.indices { result[unit] = max(result[unit], known[source][unit]) }
      guard let unit = section.steps[source].instruction.unit else { continue }
      result[Int(unit.rawValue)] = max(result[Int(unit.rawValue)], source)
    }
    return result
  }

  /// Pairs of instructions of different units whose accesses conflict and that may overlap in time.
  func races(_ geometry: ArrayGeometry) -> [(Int, Int)] {
    let accesses = section.steps.map { $0.instruction.accesses(geometry) }
    var races: [(Int, Int)] = []
    for later in section.steps.indices {
      for earlier in 0..<later where !isOrdered(earlier, later) {
        let conflict = accesses[earlier].contains { one in
          accesses[later].contains { one.conflicts(with: $0) }
        }
        if conflict { races.append((earlier, later)) }
      }
    }
    return races
  }

  private func isOrdered(_ earlier: Int, _ later: Int) -> Bool {
    guard let unit = section.steps[earlier].instruction.unit,
      section.steps[later].instruction.unit != nil
    else { return true }
    return known[later][Int(unit.rawValue)] >= earlier
  }
}
